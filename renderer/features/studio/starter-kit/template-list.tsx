import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { secondsOf, type Template } from '#shared/starter-kit/template.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { secondsText } from '#renderer/words/time-text.ts';
import { FramingSketch } from '../inspector/picker/framing-sketch.tsx';

/** "14 s · 16:9 · 5 shots" */
function useTemplateFacts(): (template: Template) => string {
  const { t } = useTranslation();
  return (template) =>
    t('starterKit.facts', {
      length: secondsText(secondsOf(template) * 1_000),
      ratio: template.ratio,
      shots: t('starterKit.shots', { count: template.shots.length }),
    });
}

/** Its shots, as wide as they are long. */
function MiniStrip({ template: { shots } }: { readonly template: Template }) {
  return (
    <span aria-hidden="true" className="flex h-6 gap-px overflow-hidden rounded-r1">
      {shots.map(({ framing, seconds }, index) => (
        <span
          key={`${index}`}
          style={{ flexGrow: seconds }}
          className="flex basis-0 justify-center overflow-hidden bg-bg-2"
        >
          <FramingSketch framing={framing} className="h-full w-auto shrink-0" />
        </span>
      ))}
    </span>
  );
}

interface TemplateListProps {
  readonly templates: readonly Template[];
  readonly chosen: Template;
  readonly onChoose: (template: Template) => void;
  /** Enter, or a double click. */
  readonly onMake: () => void;
}

function stepOf(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** One tab stop: arrows choose, Enter makes. */
export function TemplateList({ templates, chosen, onChoose, onMake }: TemplateListProps) {
  const { t } = useTranslation();
  const factsOf = useTemplateFacts();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const option = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    option?.scrollIntoView({ block: 'nearest' });
    if (list.current?.contains(document.activeElement) === true) option?.focus();
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = templates[stepOf(event.key, templates.indexOf(chosen), templates.length) ?? -1];
    if (next !== undefined) onChoose(next);
    else if (event.key === 'Enter') onMake();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={t('starterKit.list')}
      className="flex w-64 shrink-0 flex-col gap-1 overflow-y-auto border-r border-line-1 p-2"
    >
      {templates.map((template) => {
        const isChosen = template === chosen;
        const name = t(`starterKit.name.${template.id}`);
        const facts = factsOf(template);
        const use = t(`starterKit.use.${template.id}`);
        return (
          <div
            key={template.id}
            role="option"
            aria-selected={isChosen}
            aria-label={t('starterKit.option', { name, facts, use })}
            tabIndex={isChosen ? 0 : -1}
            data-autofocus={isChosen || undefined}
            onClick={() => {
              onChoose(template);
            }}
            onDoubleClick={onMake}
            onKeyDown={onKeyDown}
            className={classNames(
              'flex shrink-0 flex-col gap-1 rounded-r2 p-2 focus-inset',
              isChosen ? 'bg-select-bg shadow-[inset_0_0_0_1px_var(--select)]' : 'hover:bg-bg-2',
            )}
          >
            <MiniStrip template={template} />
            <span className="text-base font-semibold text-fg-1">{name}</span>
            <span className="tabular text-meta text-fg-2">{facts}</span>
            <span className="text-meta text-fg-3">{use}</span>
          </div>
        );
      })}
    </div>
  );
}
