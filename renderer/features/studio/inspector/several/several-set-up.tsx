import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { cameraSpeeds, directionsOfMove, type Camera, type Shot } from '#shared/domain/shot.ts';
import { CameraGlyph } from '#renderer/ui/camera-glyph.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { hasSpeed } from '../picker/set-up-choices.ts';
import { PickerField } from '../picker-field.tsx';
import { sharedOr, sharedValue } from './shared-value.ts';
import { changeShots } from './several-actions.ts';

const FramingPicker = lazy(async () => ({ default: (await import('../picker/framing-picker.tsx')).FramingPicker }));
const CameraPicker = lazy(async () => ({ default: (await import('../picker/camera-picker.tsx')).CameraPicker }));

interface SeveralProps {
  readonly shots: readonly Shot[];
}

export function SeveralFraming({ shots }: SeveralProps) {
  const { t } = useTranslation();
  const framing = sharedValue(shots, (shot) => shot.framing);
  const shown = sharedOr(framing, null);
  return (
    <FieldRow label={t('studio.inspector.framing')}>
      <PickerField
        label={t('studio.inspector.framing')}
        text={shown === null ? null : t(`common.framing.${shown}`)}
        placeholder={framing.isMixed ? t('setUp.mixed') : t('studio.inspector.choose')}
        picker={(place) => (
          <FramingPicker
            {...place}
            framing={shown}
            isMixed={framing.isMixed}
            onChange={(next) => {
              changeShots(
                shots.map(({ id }) => id),
                (shot) => ({ ...shot, framing: next }),
              );
            }}
          />
        )}
      />
    </FieldRow>
  );
}

/** Changes the camera where there is one: a speed says nothing without a move. */
function changeCameras(shots: readonly Shot[], change: Partial<Camera>): void {
  changeShots(
    shots.map(({ id }) => id),
    (shot) => (shot.camera === null ? shot : { ...shot, camera: { ...shot.camera, ...change } }),
  );
}

/** Beside segments of which none is pressed. */
function MixedMark({ isMixed }: { readonly isMixed: boolean }) {
  const { t } = useTranslation();
  return isMixed ? <span className="text-meta text-fg-3">{t('setUp.mixed')}</span> : null;
}

function Manner({ shots }: SeveralProps) {
  const { t } = useTranslation();
  const move = sharedOr(
    sharedValue(shots, ({ camera }) => camera?.move ?? null),
    null,
  );
  const directions = move === null ? [] : directionsOfMove[move];
  const direction = sharedValue(shots, ({ camera }) => camera?.direction ?? directions[0] ?? null);
  const moving = shots.filter(({ camera }) => camera !== null && hasSpeed(camera.move));
  const speed = sharedValue(moving, ({ camera }) => camera?.speed ?? null);
  return (
    <>
      {directions.length === 0 ? null : (
        <FieldRow label={t('studio.inspector.direction')}>
          <Segmented
            label={t('studio.inspector.direction')}
            value={sharedOr(direction, null)}
            options={directions.map((each) => ({ value: each, label: t(`common.direction.${each}`) }))}
            onChange={(next) => {
              changeCameras(shots, { direction: next });
            }}
          />
          <MixedMark isMixed={direction.isMixed} />
        </FieldRow>
      )}
      {moving.length === 0 ? null : (
        <FieldRow label={t('studio.inspector.speed')}>
          <Segmented
            label={t('studio.inspector.speed')}
            value={sharedOr(speed, null)}
            options={cameraSpeeds.map((each) => ({ value: each, label: t(`common.speed.${each}`) }))}
            onChange={(next) => {
              changeCameras(moving, { speed: next });
            }}
          />
          <MixedMark isMixed={speed.isMixed} />
        </FieldRow>
      )}
    </>
  );
}

/** The camera of several shots, and how it moves. */
export function SeveralCamera({ shots }: SeveralProps) {
  const { t } = useTranslation();
  const move = sharedValue(shots, ({ camera }) => camera?.move ?? null);
  const shown = sharedOr(move, null);
  const camera = shown === null ? null : (shots[0]?.camera ?? null);
  return (
    <>
      <FieldRow label={t('studio.inspector.camera')}>
        <PickerField
          label={t('studio.inspector.camera')}
          text={shown === null ? null : t(`common.camera.${shown}`)}
          placeholder={move.isMixed ? t('setUp.mixed') : t('studio.inspector.choose')}
          glyph={shown === null ? null : <CameraGlyph move={shown} className="text-fg-2" />}
          picker={(place) => (
            <CameraPicker
              {...place}
              camera={camera}
              isMixed={move.isMixed}
              onChange={(next) => {
                changeShots(
                  shots.map(({ id }) => id),
                  (shot) => ({ ...shot, camera: next }),
                );
              }}
            />
          )}
        />
      </FieldRow>
      <Manner shots={shots} />
    </>
  );
}
