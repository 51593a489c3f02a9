import { useTranslation } from 'react-i18next';
import { maxClipSeconds } from '#shared/domain/clip-spec.ts';
import { minShotMs, shotSnapMs, shotStepMs, type Shot, type Sound } from '#shared/domain/shot.ts';
import { PromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { totalMs } from '../../shots/model.ts';
import { openTable } from '../../table/table-place.tsx';
import { InspectorSection } from '../inspector-section.tsx';
import '../picker/set-up-words.ts';
import { changeShots, setLengths, shareEvenly } from './several-actions.ts';
import { SeveralCamera, SeveralFraming } from './several-set-up.tsx';
import { sharedOr, sharedValue } from './shared-value.ts';

interface SeveralFieldsProps {
  /** In the order of the clip; at least two. */
  readonly shots: readonly Shot[];
}

function Lengths({ shots }: SeveralFieldsProps) {
  const { t } = useTranslation();
  const ids = shots.map(({ id }) => id);
  const together = totalMs(shots);
  const length = sharedValue(shots, ({ durationMs }) => durationMs);
  const mean = Math.round(together / shots.length / shotStepMs) * shotStepMs;
  return (
    <>
      <FieldRow label={t('studio.inspector.length')} htmlFor="several-length">
        <NumberField
          id="several-length"
          value={sharedOr(length, mean) / 1_000}
          min={minShotMs / 1_000}
          max={maxClipSeconds}
          step={shotSnapMs / 1_000}
          fineStep={shotStepMs / 1_000}
          unit="s"
          onChange={(seconds) => {
            setLengths(ids, seconds * 1_000);
          }}
          className="w-[72px]"
        />
        <span className="text-meta text-fg-3">{length.isMixed ? t('setUp.onAverage') : t('setUp.each')}</span>
      </FieldRow>
      <div className="flex items-center gap-2 pb-1 pl-[72px]">
        <Button
          variant="quiet"
          disabled={!length.isMixed}
          onClick={() => {
            shareEvenly(ids);
          }}
        >
          {t('setUp.shareEvenly', { length: secondsText(together) })}
        </Button>
      </div>
    </>
  );
}

const cues = ['effects', 'ambience', 'music'] as const satisfies readonly (keyof Sound)[];

function Sounds({ shots }: SeveralFieldsProps) {
  const { t } = useTranslation();
  return (
    <InspectorSection title={t('studio.inspector.sound')}>
      {cues.map((cue) => {
        const sound = sharedValue(shots, (shot) => shot.sound[cue]);
        return (
          <FieldRow key={cue} label={t(`studio.inspector.${cue}`)}>
            <PromptField
              label={t(`studio.inspector.${cue}`)}
              value={sharedOr(sound, [])}
              placeholder={sound.isMixed ? t('setUp.mixed') : t(`studio.inspector.${cue}Placeholder`)}
              onChange={(text) => {
                changeShots(
                  shots.map(({ id }) => id),
                  (shot) => ({ ...shot, sound: { ...shot.sound, [cue]: text } }),
                  cue,
                );
              }}
            />
          </FieldRow>
        );
      })}
    </InspectorSection>
  );
}

/** What the selected shots share. An edit goes to all of them, in one undo step. */
export function SeveralFields({ shots }: SeveralFieldsProps) {
  const { t } = useTranslation();
  const light = sharedValue(shots, (shot) => shot.light);
  return (
    <div key={shots.map(({ id }) => id).join()} data-inspector className="min-h-0 flex-1 overflow-y-auto">
      <InspectorSection>
        <Lengths shots={shots} />
        <SeveralFraming shots={shots} />
        <SeveralCamera shots={shots} />
        <FieldRow label={t('studio.inspector.light')} htmlFor="several-light">
          <TextField
            id="several-light"
            value={sharedOr(light, '')}
            maxLength={2_000}
            placeholder={light.isMixed ? t('setUp.mixed') : t('studio.inspector.lightPlaceholder')}
            onChange={(text) => {
              changeShots(
                shots.map(({ id }) => id),
                (shot) => ({ ...shot, light: text }),
                'light',
              );
            }}
          />
        </FieldRow>
      </InspectorSection>
      <Sounds shots={shots} />
      <InspectorSection>
        <p className="text-base text-fg-3">{t('setUp.wordsApart')}</p>
        <Button className="mt-1 self-start" onClick={openTable}>
          {t('studio.shots.table')}
        </Button>
      </InspectorSection>
    </div>
  );
}
