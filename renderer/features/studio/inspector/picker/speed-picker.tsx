import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cameraSpeeds, type Camera, type CameraSpeed } from '#shared/domain/shot.ts';
import { MovingGlyph } from './moving-glyph.tsx';
import { findChoices } from './picker-model.ts';
import { PickerPopover, type PickerPlace } from './picker-popover.tsx';
import { speedChoices } from './set-up-choices.ts';

interface SpeedPickerProps extends PickerPlace {
  readonly camera: Camera;
  readonly onChange: (speed: CameraSpeed) => void;
}

const speedOf = (id: string): CameraSpeed => cameraSpeeds.find((speed) => speed === id) ?? 'normal';

/** Chooses how fast a camera moves, by watching the three. */
export function SpeedPicker({ camera, onChange, ...place }: SpeedPickerProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState(place.initialQuery);
  return (
    <PickerPopover
      {...place}
      label={t('setUp.findSpeed')}
      placeholder={t('setUp.placeholderSpeed')}
      found={findChoices(speedChoices(camera), query)}
      query={query}
      onQuery={setQuery}
      chosenId={camera.speed}
      onChoose={(id) => {
        onChange(speedOf(id));
        place.onClose();
      }}
      picture={(id, isActive) => (
        <MovingGlyph camera={{ ...camera, speed: speedOf(id) }} isMoving={isActive} className="size-full" />
      )}
    />
  );
}
