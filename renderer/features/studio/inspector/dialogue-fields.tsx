import { GripVertical, Plus, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogueLine, Shot } from '#shared/domain/shot.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { focusFieldIn, PromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { changeShot } from '../shots/shot-actions.ts';
import { addLine, mostLines, moveLine, removeLine } from './dialogue-actions.ts';
import { InspectorSection } from './inspector-section.tsx';
import { useLineDrag } from './use-line-drag.ts';

interface LineHandleProps {
  readonly shot: Shot;
  readonly index: number;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}

/** Dragged, or moved by arrows. */
function LineHandle({ shot, index, onPointerDown }: LineHandleProps) {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    // Elsewhere these keys jump to the next cut.
    event.stopPropagation();
    moveLine(shot.id, index, index + (event.key === 'ArrowDown' ? 1 : -1));
  };
  return (
    <IconButton
      label={t('studio.inspector.moveLine', { number: index + 1, count: shot.dialogue.length })}
      keys="↑ ↓"
      icon={GripVertical}
      iconSize={14}
      size={24}
      className="-mr-2 cursor-grab touch-none active:cursor-grabbing"
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}

interface LineFieldsProps {
  readonly shot: Shot;
  readonly line: DialogueLine;
  readonly index: number;
  readonly onGrab: (event: PointerEvent<HTMLElement>) => void;
}

/** How a line is said, in plain words. */
const delivery = ['voice', 'emotion'] as const;

function LineFields({ shot, line, index, onGrab }: LineFieldsProps) {
  const { t } = useTranslation();
  const change = (field: string, next: Partial<DialogueLine>): void => {
    changeShot(shot.id, `${line.id}-${field}`, (before) => ({
      ...before,
      dialogue: before.dialogue.map((each) => (each.id === line.id ? { ...each, ...next } : each)),
    }));
  };
  return (
    <>
      <FieldRow label={t('studio.inspector.speaker')}>
        <PromptField
          label={t('studio.inspector.speaker')}
          value={line.speaker}
          placeholder={t('studio.inspector.speakerPlaceholder')}
          onChange={(speaker) => {
            change('speaker', { speaker });
          }}
        />
        {shot.dialogue.length > 1 ? <LineHandle shot={shot} index={index} onPointerDown={onGrab} /> : null}
        <IconButton
          label={t('studio.inspector.removeLine')}
          icon={X}
          iconSize={14}
          size={24}
          onClick={() => {
            removeLine(shot.id, line.id);
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
    </>
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

/** Who says what, and how; the order is that of the talk. */
export function DialogueFields({ shot }: { readonly shot: Shot }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const added = useRef<string | null>(null);
  const { drag, startAt } = useLineDrag(list, (from, to) => {
    moveLine(shot.id, from, to);
  });
  useEffect(() => {
    const line = added.current === null ? null : list.current?.querySelector(`[data-line="${added.current}"]`);
    if (line != null) focusFieldIn(line);
    added.current = null;
  }, [shot.dialogue.length]);
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
            disabled={shot.dialogue.length >= mostLines}
            onClick={() => {
              added.current = addLine(shot.id);
            }}
          />
        </span>
      }
    >
      <div ref={list} className="flex flex-col">
        {shot.dialogue.map((line, index) => (
          <div
            key={line.id}
            data-line={line.id}
            style={drag?.from === index ? { transform: `translateY(${drag.dy}px)` } : undefined}
            className={classNames(
              'relative flex flex-col gap-1 bg-bg-1 [&+&]:mt-1 [&+&]:border-t [&+&]:border-line-1 [&+&]:pt-2',
              drag?.from === index && 'z-drag-label shadow-1',
            )}
          >
            {drag !== null && drag.to !== drag.from && drag.to === index ? (
              <span
                aria-hidden="true"
                className={classNames(
                  'absolute inset-x-0 h-0.5 bg-accent-line',
                  drag.to > drag.from ? '-bottom-1' : '-top-px',
                )}
              />
            ) : null}
            <LineFields shot={shot} line={line} index={index} onGrab={startAt(index)} />
          </div>
        ))}
      </div>
    </InspectorSection>
  );
}
