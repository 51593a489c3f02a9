import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  cameraMoves,
  cameraSpeeds,
  directionsOfMove,
  type Camera,
  type CameraDirection,
  type CameraMove,
  type CameraSpeed,
} from '#shared/domain/shot.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { MovingGlyph } from './moving-glyph.tsx';
import { OpenPicture } from './open-picture.tsx';
import { findChoices, type Choice, type ChoiceGroup } from './picker-model.ts';
import { PickerPopover, type PickerPlace } from './picker-popover.tsx';
import { cameraChoices, hasSpeed, openId } from './set-up-choices.ts';
import { typedCamera } from './typed-camera.ts';

interface CameraPickerProps extends PickerPlace {
  readonly camera: Camera | null;
  /** Several shots, which do not agree: none is chosen. */
  readonly isMixed?: boolean;
  readonly onChange: (camera: Camera | null) => void;
}

const moveOf = (id: string): CameraMove | null => cameraMoves.find((move) => move === id) ?? null;

interface Manner {
  readonly speed: CameraSpeed;
  /** `null`: the default of each move. */
  readonly direction: CameraDirection | null;
}

/** A move as it would be set: a direction it does not have is left to its default. */
function cameraFor(move: CameraMove, { speed, direction }: Manner): Camera {
  return { move, speed, direction: directionsOfMove[move].find((each) => each === direction) ?? null };
}

interface MannerControlsProps {
  readonly camera: Camera;
  readonly onManner: (manner: Partial<Manner>) => void;
}

/** How fast and which way, acted out at once. */
function MannerControls({ camera, onManner }: MannerControlsProps) {
  const { t } = useTranslation();
  const directions = directionsOfMove[camera.move];
  return (
    <div className="flex flex-col items-start gap-2">
      {hasSpeed(camera.move) ? (
        <Segmented
          label={t('studio.inspector.speed')}
          value={camera.speed}
          options={cameraSpeeds.map((speed) => ({ value: speed, label: t(`common.speed.${speed}`) }))}
          onChange={(speed) => {
            onManner({ speed });
          }}
          className="*:px-1.5"
        />
      ) : null}
      {directions.length === 0 ? null : (
        <Segmented
          label={t('studio.inspector.direction')}
          value={camera.direction ?? directions[0] ?? null}
          options={directions.map((each) => ({ value: each, label: t(`common.direction.${each}`) }))}
          onChange={(direction) => {
            onManner({ direction });
          }}
        />
      )}
    </div>
  );
}

/** What fits the typed words; a typed direction leaves only what goes that way. */
function findMoves(
  query: string,
  direction: CameraDirection | null,
  cameraOf: (move: CameraMove) => Camera,
): ChoiceGroup[] {
  const found = findChoices(cameraChoices(cameraOf), query);
  if (direction === null) return found;
  const goesThere = ({ id }: Choice): boolean => {
    const move = moveOf(id);
    return move !== null && directionsOfMove[move].includes(direction);
  };
  return found
    .map((group) => ({ ...group, choices: group.choices.filter(goesThere) }))
    .filter(({ choices }) => choices.length > 0);
}

interface MovePictureProps {
  readonly camera: Camera;
  readonly isMoving: boolean;
}

/** Another speed or direction starts from the first frame. */
function MovePicture({ camera, isMoving }: MovePictureProps) {
  return (
    <MovingGlyph
      key={`${camera.speed}-${camera.direction}`}
      camera={camera}
      isMoving={isMoving}
      className="size-full"
    />
  );
}

/** Chooses what the camera does, by watching it. "slow pan left" finds and sets all three. */
export function CameraPicker({ camera, isMixed = false, onChange, ...place }: CameraPickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(place.initialQuery);
  const [manner, setManner] = useState<Manner>({
    speed: camera?.speed ?? 'normal',
    direction: camera?.direction ?? null,
  });
  const { query, speed, direction } = typedCamera(typed);
  const wanted = { speed: speed ?? manner.speed, direction: direction ?? manner.direction };
  const cameraOf = (move: CameraMove): Camera => cameraFor(move, wanted);
  const found = findMoves(query, direction, cameraOf);
  return (
    <PickerPopover
      {...place}
      label={t('setUp.findCamera')}
      placeholder={t('setUp.placeholderCamera')}
      found={found}
      query={typed}
      onQuery={setTyped}
      chosenId={isMixed ? null : (camera?.move ?? openId)}
      onChoose={(id) => {
        const move = moveOf(id);
        onChange(move === null ? null : cameraOf(move));
        place.onClose();
      }}
      picture={(id, isActive) => {
        const move = moveOf(id);
        if (move === null) return <OpenPicture />;
        return <MovePicture camera={cameraOf(move)} isMoving={isActive} />;
      }}
      controls={(id) => {
        const move = moveOf(id);
        if (move === null) return null;
        return (
          <MannerControls
            camera={cameraOf(move)}
            onManner={(next) => {
              // What is pressed outranks what was typed.
              setTyped(query);
              setManner({ ...wanted, ...next });
            }}
          />
        );
      }}
    />
  );
}
