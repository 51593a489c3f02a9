import { ChevronLeft, ChevronRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shot, Sound } from '#shared/domain/shot.ts';
import { editSpec, useDraft } from '#renderer/editing/draft-store.ts';
import { PromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { secondsNumber } from '#renderer/words/time-text.ts';
import type { PlacedShot } from '../shots/model.ts';
import { useLivePlaced, useSelectedShot } from '../shots/selected-shot.ts';
import { changeShot, selectNeighbour } from '../shots/shot-actions.ts';
import { DialogueFields } from './dialogue-fields.tsx';
import { InspectorSection } from './inspector-section.tsx';
import { usePickedShots } from './picked-shots.ts';
import { SetUpFields } from './set-up-fields.tsx';
import { SetUpMenu } from './set-up-menu.tsx';

/** "6.5 to 10 s", following a hand that drags an edge. */
function Range({ placed }: { readonly placed: PlacedShot }) {
  const { t } = useTranslation();
  const { startMs, endMs } = useLivePlaced(placed.shot.id) ?? placed;
  return (
    <span className="text-base whitespace-nowrap text-fg-3">
      {t('studio.inspector.range', { from: secondsNumber(startMs), to: secondsNumber(endMs) })}
    </span>
  );
}

/** "Shot 3, 6.5 to 10 s" and the way to its neighbours. */
export function InspectorHead({ placed }: { readonly placed: PlacedShot }) {
  const { t } = useTranslation();
  const count = useDraft((draft) => draft.spec?.shots.length ?? 0);
  const picked = usePickedShots(placed.shot.id);
  return (
    <div className="flex h-9 min-w-0 flex-1 shrink-0 items-center gap-2 pr-2 pl-3">
      {/* In the composer the switch beside it says which shot this is. */}
      <h2 className={classNames('text-base font-semibold whitespace-nowrap', picked.length === 1 && 'narrow:sr-only')}>
        {picked.length > 1
          ? t('studio.inspector.several', { count: picked.length })
          : t('studio.inspector.shot', { number: placed.index + 1 })}
      </h2>
      {picked.length > 1 ? null : <Range placed={placed} />}
      <span className="ml-auto flex">
        <SetUpMenu shot={placed.shot} targets={picked} number={placed.index + 1} />
        <IconButton
          label={t('studio.inspector.previous')}
          icon={ChevronLeft}
          disabled={placed.index === 0}
          onClick={() => {
            selectNeighbour(-1);
          }}
        />
        <IconButton
          label={t('studio.inspector.next')}
          icon={ChevronRight}
          disabled={placed.index === count - 1}
          onClick={() => {
            selectNeighbour(1);
          }}
        />
      </span>
    </div>
  );
}

function ActionFields({ shot }: { readonly shot: Shot }) {
  const { t } = useTranslation();
  return (
    <InspectorSection title={t('studio.inspector.action')}>
      <PromptField
        label={t('studio.inspector.action')}
        value={shot.action}
        placeholder={t('studio.inspector.actionPlaceholder')}
        isMultiline
        onChange={(action) => {
          changeShot(shot.id, 'action', (before) => ({ ...before, action }));
        }}
      />
      <FieldRow label={t('studio.inspector.light')} htmlFor="shot-light">
        <TextField
          id="shot-light"
          value={shot.light}
          maxLength={2_000}
          placeholder={t('studio.inspector.lightPlaceholder')}
          onChange={(light) => {
            changeShot(shot.id, 'light', (before) => ({ ...before, light }));
          }}
        />
      </FieldRow>
    </InspectorSection>
  );
}

const cues = ['effects', 'ambience', 'music'] as const satisfies readonly (keyof Sound)[];

function SoundFields({ shot }: { readonly shot: Shot }) {
  const { t } = useTranslation();
  return (
    <InspectorSection title={t('studio.inspector.sound')}>
      {cues.map((cue) => (
        <FieldRow key={cue} label={t(`studio.inspector.${cue}`)}>
          <PromptField
            label={t(`studio.inspector.${cue}`)}
            value={shot.sound[cue]}
            placeholder={t(`studio.inspector.${cue}Placeholder`)}
            onChange={(text) => {
              changeShot(shot.id, cue, (before) => ({ ...before, sound: { ...before.sound, [cue]: text } }));
            }}
          />
        </FieldRow>
      ))}
    </InspectorSection>
  );
}

const SeveralFields = lazy(async () => ({ default: (await import('./several/several-fields.tsx')).SeveralFields }));

/** What holds for every shot, within reach of each. */
function ClipFields() {
  const { t } = useTranslation();
  const spec = useDraft((draft) => draft.spec);
  if (spec === null) return null;
  return (
    <InspectorSection title={t('studio.inspector.everyShot')}>
      {(['look', 'soundBed'] as const).map((field) => (
        <FieldRow key={field} label={t(`prompt.clipText.${field}.label`)}>
          <PromptField
            label={t(`prompt.clipText.${field}.label`)}
            value={spec[field]}
            placeholder={t(`prompt.clipText.${field}.placeholder`)}
            isMultiline
            onChange={(text) => {
              editSpec((before) => ({ ...before, [field]: text }), field);
            }}
          />
        </FieldRow>
      ))}
    </InspectorSection>
  );
}

/** The fields of the selected shot, in one scroll: set-up, action, dialogue, sound; then those of the clip. */
export function InspectorFields({ shot }: { readonly shot: Shot }) {
  const picked = usePickedShots(shot.id);
  if (picked.length > 1) {
    return (
      <Suspense fallback={null}>
        <SeveralFields shots={picked} />
      </Suspense>
    );
  }
  return (
    // Another shot has other fields: nothing half-typed may travel from one to the other.
    <div key={shot.id} data-inspector className="min-h-0 flex-1 overflow-y-auto">
      <SetUpFields shot={shot} />
      <ActionFields shot={shot} />
      <DialogueFields shot={shot} />
      <SoundFields shot={shot} />
      <ClipFields />
    </div>
  );
}

export function Inspector({ width }: { readonly width: number }) {
  const { t } = useTranslation();
  const selected = useSelectedShot();
  if (selected === null) return null;
  return (
    <aside
      aria-label={t('studio.region.inspector')}
      data-panel="inspector"
      style={{ width }}
      className="flex shrink-0 flex-col bg-bg-1"
    >
      <div className="flex border-b border-line-1">
        <InspectorHead placed={selected} />
      </div>
      <InspectorFields shot={selected.shot} />
    </aside>
  );
}
