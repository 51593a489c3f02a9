import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { framings, type Framing } from '#shared/domain/shot.ts';
import { FramingSketch } from './framing-sketch.tsx';
import { OpenPicture } from './open-picture.tsx';
import { findChoices } from './picker-model.ts';
import { PickerPopover, type PickerPlace } from './picker-popover.tsx';
import { framingChoices, openId } from './set-up-choices.ts';

interface FramingPickerProps extends PickerPlace {
  readonly framing: Framing | null;
  /** Several shots, which do not agree: none is chosen. */
  readonly isMixed?: boolean;
  readonly onChange: (framing: Framing | null) => void;
}

const framingOf = (id: string): Framing | null => framings.find((framing) => framing === id) ?? null;

/** Chooses how close the camera is, by looking. */
export function FramingPicker({ framing, isMixed = false, onChange, ...place }: FramingPickerProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState(place.initialQuery);
  return (
    <PickerPopover
      {...place}
      label={t('setUp.findFraming')}
      placeholder={t('setUp.placeholderFraming')}
      found={findChoices(framingChoices(), query)}
      query={query}
      onQuery={setQuery}
      chosenId={isMixed ? null : (framing ?? openId)}
      onChoose={(id) => {
        onChange(framingOf(id));
        place.onClose();
      }}
      picture={(id) => {
        const drawn = framingOf(id);
        return drawn === null ? <OpenPicture /> : <FramingSketch framing={drawn} className="size-full" />;
      }}
    />
  );
}
