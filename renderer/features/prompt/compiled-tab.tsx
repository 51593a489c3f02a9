import { Check, Copy } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { referencesOfMention } from '#shared/domain/mentions.ts';
import { compilePrompt, type CompiledPrompt } from '#shared/prompt/compile.ts';
import { grammarOf } from '#shared/prompt/grammars/grammars.ts';
import { mentionStyleOf } from '#shared/prompt/mention-style.ts';
import { countCharacters, countWords } from '#shared/prompt/text-counts.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useChosenProvider } from '#renderer/editing/chosen-quote.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { choosePromptForm } from './prompt-actions.ts';
import { promptPieces } from './prompt-pieces.ts';
import { useCopy } from './use-copy.ts';

function CompiledText({ spec, compiled }: { readonly spec: ClipSpec; readonly compiled: CompiledPrompt }) {
  return promptPieces(compiled.text, compiled.spans).map(({ text, span }, index) => {
    if (span === null) return text;
    // Pieces have no identity besides their place.
    const key = `${index}`;
    if (span.kind === 'shot-label') return <b key={key}>{text}</b>;
    return (
      <span
        key={key}
        data-hue={span.state === 'deleted' ? undefined : referencesOfMention(span.referenceId, spec.references)[0]?.hue}
        className={classNames(
          'border-b-2',
          span.state === 'deleted' ? 'border-dashed border-danger-line text-danger' : 'border-hue',
        )}
      >
        {text}
      </span>
    );
  });
}

function GrammarBar({ text, spec }: { readonly text: string; readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const usual = useMirror((mirror) => mirror.settings.grammar);
  const counts = useMemo(() => ({ words: countWords(text), characters: countCharacters(text) }), [text]);
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center justify-between gap-2 border-b border-line-1 px-3 py-1">
      {spec.mode === 'shots' ? (
        <Segmented
          label={t('prompt.grammar.label')}
          value={spec.promptForm ?? usual}
          onChange={choosePromptForm}
          options={[
            { value: 'shot-order', label: t('prompt.grammar.shot-order') },
            { value: 'time-ranges', label: t('prompt.grammar.time-ranges') },
          ]}
        />
      ) : (
        <span className="text-base text-fg-3">{t('prompt.textAsWritten')}</span>
      )}
      <span className="text-base text-fg-3">
        {t('prompt.words', { count: counts.words })}, {t('prompt.characters', { count: counts.characters })}
      </span>
    </div>
  );
}

/** The exact text that is sent. Numbers of references stand only here. */
export function CompiledTab() {
  const { t } = useTranslation();
  const spec = useDraft((draft) => draft.spec);
  const grammar = useMirror((mirror) => mirror.settings.grammar);
  const provider = useChosenProvider();
  const textRef = useRef<HTMLPreElement>(null);
  const { copy, isCopied } = useCopy(textRef);
  const compiled = useMemo(
    () =>
      spec === null
        ? null
        : compilePrompt({ spec, grammar: grammarOf(spec, grammar), mentionStyle: mentionStyleOf(provider) }),
    [spec, grammar, provider],
  );
  if (spec === null || compiled === null) return null;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <GrammarBar text={compiled.text} spec={spec} />
      <pre
        ref={textRef}
        role="region"
        aria-label={t('prompt.compiledText')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- regions that scroll must be reached by keyboard
        tabIndex={0}
        className="selectable min-h-0 flex-1 overflow-y-auto px-3.5 py-3 font-mono text-mono wrap-anywhere whitespace-pre-wrap text-fg-1 focus-inset"
      >
        {compiled.text === '' ? (
          <span className="text-fg-3">{t('prompt.nothingWritten')}</span>
        ) : (
          <CompiledText spec={spec} compiled={compiled} />
        )}
      </pre>
      <div className="flex h-9 shrink-0 items-center justify-between gap-2 border-t border-line-1 px-3">
        <span className="truncate text-meta text-fg-3">{t('prompt.readOnly')}</span>
        <Button
          variant="quiet"
          size={24}
          icon={isCopied ? Check : Copy}
          disabled={compiled.text === ''}
          onClick={() => void copy(compiled.text)}
        >
          {t(isCopied ? 'prompt.copied' : 'prompt.copy')}
        </Button>
      </div>
    </div>
  );
}
