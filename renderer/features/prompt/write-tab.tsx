import { AudioLines, Palette, TextInitial, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { PromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { writeClipText, type ClipText } from './prompt-actions.ts';
import { ShotBlock } from './shot-block.tsx';
import { WriteBlock } from './write-block.tsx';

const iconOfText: Readonly<Record<ClipText, LucideIcon>> = { look: Palette, soundBed: AudioLines, text: TextInitial };

function ClipBlock({ spec, field }: { readonly spec: ClipSpec; readonly field: ClipText }) {
  const { t } = useTranslation();
  const label = t(`prompt.clipText.${field}.label`);
  return (
    <WriteBlock label={label} meta={label} mark={<Icon of={iconOfText[field]} size={14} />}>
      <PromptField
        label={label}
        fieldId={field}
        look="bare"
        isMultiline
        offersShots={field !== 'text'}
        placeholder={t(`prompt.clipText.${field}.placeholder`)}
        value={spec[field]}
        onChange={(text) => {
          writeClipText(field, text);
        }}
      />
      {field === 'text' ? (
        <p className="pt-1 text-meta text-fg-3">{t('prompt.mode.shotsKept', { count: spec.shots.length })}</p>
      ) : null}
    </WriteBlock>
  );
}

interface WriteTabProps {
  /** Stands over the words, beside the name of the first block, where the row of tabs has no room for it. */
  readonly actions?: ReactNode;
}

/** The clip as one document: look, a paragraph per shot, sound bed. In text mode, its one text. */
export function WriteTab({ actions }: WriteTabProps) {
  const { t } = useTranslation();
  const spec = useDraft((draft) => draft.spec);
  const selectedId = useSelection((selection) => selection.shotId);
  if (spec === null) return null;
  const isKnown = spec.shots.some((shot) => shot.id === selectedId);
  return (
    <div
      className={classNames(
        'relative flex min-h-0 flex-1 flex-col overflow-y-auto py-2',
        actions !== undefined && 'pt-3',
      )}
    >
      {actions === undefined ? null : (
        <div className="absolute top-1.5 right-3 z-sticky flex items-center gap-1">{actions}</div>
      )}
      {spec.mode === 'text' ? (
        <ClipBlock spec={spec} field="text" />
      ) : (
        <>
          <ClipBlock spec={spec} field="look" />
          {spec.shots.map((shot, index) => (
            <ShotBlock
              key={shot.id}
              shot={shot}
              number={index + 1}
              isSelected={isKnown ? shot.id === selectedId : index === 0}
              placeholder={t(index === 0 ? 'prompt.whatDoWeSee' : 'prompt.whatHappens')}
            />
          ))}
          <ClipBlock spec={spec} field="soundBed" />
        </>
      )}
    </div>
  );
}
