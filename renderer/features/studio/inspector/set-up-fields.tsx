import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import {
  cameraSpeeds,
  directionsOfMove,
  minShotMs,
  shotSnapMs,
  shotStepMs,
  type Camera,
  type Shot,
} from '#shared/domain/shot.ts';
import { beginGesture, endGesture, useDraft } from '#renderer/editing/draft-store.ts';
import { CameraGlyph } from '#renderer/ui/camera-glyph.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { Slider } from '#renderer/ui/slider.tsx';
import { secondsSpoken } from '#renderer/words/time-text.ts';
import { longestShotMs } from '../shots/model.ts';
import { useLivePlaced } from '../shots/selected-shot.ts';
import { changeShot, changeShotLength } from '../shots/shot-actions.ts';
import { InspectorSection } from './inspector-section.tsx';
import { PickerField } from './picker-field.tsx';

const FramingPicker = lazy(async () => ({ default: (await import('./picker/framing-picker.tsx')).FramingPicker }));
const CameraPicker = lazy(async () => ({ default: (await import('./picker/camera-picker.tsx')).CameraPicker }));

interface ShotFieldsProps {
  readonly shot: Shot;
}

function LengthField({ shot }: ShotFieldsProps) {
  const { t } = useTranslation();
  const spec = useDraft((draft) => draft.spec);
  const durationMs = (useLivePlaced(shot.id)?.shot ?? shot).durationMs;
  if (spec === null) return null;
  if (spec.shots.length === 1) {
    return <p className="pb-1 text-meta text-fg-3">{t('studio.inspector.lengthFixed')}</p>;
  }
  const longest = longestShotMs(spec);
  const change = (seconds: number): void => {
    changeShotLength(shot.id, seconds * 1_000);
  };
  return (
    <FieldRow label={t('studio.inspector.length')} htmlFor="shot-length">
      <NumberField
        id="shot-length"
        value={durationMs / 1_000}
        min={minShotMs / 1_000}
        max={longest / 1_000}
        step={shotSnapMs / 1_000}
        fineStep={shotStepMs / 1_000}
        unit="s"
        onChange={change}
        className="w-[72px]"
      />
      <Slider
        label={t('studio.inspector.length')}
        value={durationMs / 1_000}
        min={minShotMs / 1_000}
        max={longest / 1_000}
        step={shotSnapMs / 1_000}
        valueText={secondsSpoken(durationMs)}
        onChange={change}
        onGrab={beginGesture}
        onCommit={endGesture}
      />
    </FieldRow>
  );
}

function FramingField({ shot }: ShotFieldsProps) {
  const { t } = useTranslation();
  const { framing } = shot;
  return (
    <FieldRow label={t('studio.inspector.framing')}>
      <PickerField
        label={t('studio.inspector.framing')}
        text={framing === null ? null : t(`common.framing.${framing}`)}
        placeholder={t('studio.inspector.choose')}
        picker={(place) => (
          <FramingPicker
            {...place}
            framing={framing}
            onChange={(next) => {
              changeShot(shot.id, null, (before) => ({ ...before, framing: next }));
            }}
          />
        )}
      />
    </FieldRow>
  );
}

function CameraFields({ shot }: ShotFieldsProps) {
  const { t } = useTranslation();
  const { camera } = shot;
  const change = (next: Camera | null): void => {
    changeShot(shot.id, null, (before) => ({ ...before, camera: next }));
  };
  const directions = camera === null ? [] : directionsOfMove[camera.move];
  return (
    <>
      <FieldRow label={t('studio.inspector.camera')}>
        <PickerField
          label={t('studio.inspector.camera')}
          text={camera === null ? null : t(`common.camera.${camera.move}`)}
          placeholder={t('studio.inspector.choose')}
          glyph={camera === null ? null : <CameraGlyph move={camera.move} className="text-fg-2" />}
          picker={(place) => <CameraPicker {...place} camera={camera} onChange={change} />}
        />
      </FieldRow>
      {camera === null || directions.length === 0 ? null : (
        <FieldRow label={t('studio.inspector.direction')}>
          <Segmented
            label={t('studio.inspector.direction')}
            value={camera.direction ?? directions[0] ?? null}
            options={directions.map((direction) => ({ value: direction, label: t(`common.direction.${direction}`) }))}
            onChange={(direction) => {
              change({ ...camera, direction });
            }}
          />
        </FieldRow>
      )}
      {camera === null || camera.move === 'static' ? null : (
        <FieldRow label={t('studio.inspector.speed')}>
          <Segmented
            label={t('studio.inspector.speed')}
            value={camera.speed}
            options={cameraSpeeds.map((speed) => ({ value: speed, label: t(`common.speed.${speed}`) }))}
            onChange={(speed) => {
              change({ ...camera, speed });
            }}
          />
        </FieldRow>
      )}
    </>
  );
}

/** How long, how framed, how the camera moves. */
export function SetUpFields({ shot }: ShotFieldsProps) {
  return (
    <InspectorSection>
      <LengthField shot={shot} />
      <FramingField shot={shot} />
      <CameraFields shot={shot} />
    </InspectorSection>
  );
}
