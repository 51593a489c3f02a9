import { ArrowRight, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ParsedPrompt } from '#shared/prompt/parse.ts';
import { PromptText } from '#renderer/editing/prompt-field/prompt-text.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

interface NoteProps {
  readonly icon: LucideIcon;
  readonly tone: string;
  readonly text: string;
}

function Note({ icon, tone, text }: NoteProps) {
  return (
    <li className="flex gap-2 text-base text-fg-2">
      <Icon of={icon} size={14} className={`mt-px ${tone}`} />
      <span className="min-w-0 wrap-anywhere">{text}</span>
    </li>
  );
}

interface ReadingNotesProps {
  readonly parsed: ParsedPrompt;
  /** The clip as it is now. */
  readonly before: ClipSpec;
}

function useFacts({ parsed, before }: ReadingNotesProps): string[] {
  const { t } = useTranslation();
  const { form, spec } = parsed;
  const seconds = spec.parameters.durationSeconds;
  const known = new Set(before.shots.map(({ id }) => id));
  const unchanged = spec.shots.filter(({ id }) => known.has(id)).length;
  return [
    t(`timeline.form.${form}`),
    ...(unchanged === 0 ? [] : [t('timeline.unchanged', { count: unchanged })]),
    ...(form === 'time-ranges' || spec.shots.length === 1 || unchanged > 0
      ? []
      : [t('timeline.sharedLength', { seconds })]),
  ];
}

function useWarnings({ parsed, before }: ReadingNotesProps): string[] {
  const { t } = useTranslation();
  const { spec, merged, unbound } = parsed;
  const seconds = spec.parameters.durationSeconds;
  const wasSeconds = before.parameters.durationSeconds;
  return [
    ...(seconds === wasSeconds ? [] : [t('timeline.newLength', { seconds, before: wasSeconds })]),
    ...(merged === 0 ? [] : [t('timeline.merged', { count: merged })]),
    ...unbound.map((written) => t('timeline.unbound', { written })),
  ];
}

/** Which written name became which reference of the tray. */
function Bindings({ parsed: { bound, spec } }: { readonly parsed: ParsedPrompt }) {
  const { t } = useTranslation();
  if (bound.length === 0) return null;
  return (
    <li className="flex flex-col gap-1 text-base text-fg-2">
      <p className="text-meta text-fg-3">{t('timeline.bindings')}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {bound.map(({ written, referenceId }) => (
          <li key={written} className="flex items-center gap-1.5">
            <span className="font-mono text-mono">{written}</span>
            <Icon of={ArrowRight} size={12} className="text-fg-3" />
            <span className="sr-only">{t('timeline.bindsTo')}</span>
            <PromptText text={[{ type: 'mention', referenceId }]} references={spec.references} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** How a prompt was read: by what, what it points to, and what could not be taken over. */
export function ReadingNotes(props: ReadingNotesProps) {
  const { t } = useTranslation();
  const facts = useFacts(props);
  const warnings = useWarnings(props);
  return (
    <ul aria-label={t('timeline.notes')} className="flex shrink-0 flex-col gap-1.5">
      {warnings.map((text) => (
        <Note key={text} icon={TriangleAlert} tone="text-accent-line" text={text} />
      ))}
      {facts.map((text) => (
        <Note key={text} icon={Info} tone="text-fg-3" text={text} />
      ))}
      <Bindings parsed={props.parsed} />
    </ul>
  );
}
