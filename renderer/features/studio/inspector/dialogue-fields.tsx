import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DialogueLine, Shot } from '#shared/domain/shot.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { newDialogueLineId } from '#renderer/editing/new-id.ts';
import { PromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { changeShot } from '../shots/shot-actions.ts';
import { InspectorSection } from './inspector-section.tsx';

interface LineFieldsProps {
  readonly shot: Shot;
  readonly line: DialogueLine;
}

/** How a line is said, in plain words. */
const delivery = ['voice', 'emotion'] as const;

function LineFields({ shot, line }: LineFieldsProps) {
  const { t } = useTranslation();
  const change = (field: string, next: Partial<DialogueLine>): void => {
    changeShot(shot.id, `${line.id}-${field}`, (before) => ({
      ...before,
      dialogue: before.dialogue.map((each) => (each.id === line.id ? { ...each, ...next } : each)),
    }));
  };
  return (
    <div className="flex flex-col gap-1 [&+&]:mt-1 [&+&]:border-t [&+&]:border-line-1 [&+&]:pt-2">
      <FieldRow label={t('studio.inspector.speaker')}>
        <PromptField
          label={t('studio.inspector.speaker')}
          value={line.speaker}
          placeholder={t('studio.inspector.speakerPlaceholder')}
          onChange={(speaker) => {
            change('speaker', { speaker });
          }}
        />
        <IconButton
          label={t('studio.inspector.removeLine')}
          icon={X}
          iconSize={14}
          size={24}
          onClick={() => {
            changeShot(shot.id, 'lines', (before) => ({
              ...before,
              dialogue: before.dialogue.filter((each) => each.id !== line.id),
            }));
          }}
        />
      </FieldRow>
      {delivery.map((field) => (
        <FieldRow key={field} label={t(`studio.inspector.${field}`)} htmlFor={`${field}-${line.id}`}>
          <TextField
            id={`${field}-${line.id}`}
            value={line[field]}
            maxLength={500}
            placeholder={t(`studio.inspector.${field}Placeholder`)}
            onChange={(text) => {
              change(field, { [field]: text });
            }}
          />
        </FieldRow>
      ))}
      <TextArea
        aria-label={t('studio.inspector.words')}
        value={line.words}
        maxLength={2_000}
        placeholder={t('studio.inspector.wordsPlaceholder')}
        onChange={(words) => {
          change('words', { words });
        }}
      />
    </div>
  );
}

function Density({ shot }: { readonly shot: Shot }) {
  const { t } = useTranslation();
  const { level, wordsPerSecond } = dialogueDensity(shot);
  if (level === 'none') return null;
  const tone = level === 'safe' ? 'text-fg-3' : level === 'stretch' ? 'text-accent-text' : 'text-danger';
  return (
    <span className={`text-meta ${tone}`}>
      {t('studio.inspector.density', {
        rate: wordsPerSecond.toFixed(1),
        level: t(`studio.shots.density.${level}`).toLocaleLowerCase(),
      })}
    </span>
  );
}

const emptyLine = (): DialogueLine => ({ id: newDialogueLineId(), speaker: [], voice: '', emotion: '', words: '' });

/** Who says what, and how. */
export function DialogueFields({ shot }: { readonly shot: Shot }) {
  const { t } = useTranslation();
  return (
    <InspectorSection
      title={t('studio.inspector.dialogue')}
      aside={
        <span className="flex items-center gap-2">
          <Density shot={shot} />
          <IconButton
            label={t('studio.inspector.addLine')}
            icon={Plus}
            iconSize={14}
            size={24}
            onClick={() => {
              changeShot(shot.id, 'lines', (before) => ({ ...before, dialogue: [...before.dialogue, emptyLine()] }));
            }}
          />
        </span>
      }
    >
      {shot.dialogue.map((line) => (
        <LineFields key={line.id} shot={shot} line={line} />
      ))}
    </InspectorSection>
  );
}
