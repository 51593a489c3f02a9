import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { plainText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import { sentTexts } from '#shared/domain/spec-texts.ts';
import { compilePrompt } from './compile.ts';
import type { Grammar } from './grammars/grammar.ts';
import { atMentions } from './mention-style.ts';

/**
 * What a clip says in its current mode, as one text whose mentions are still mentions: compiled again as text mode, it is
 * the same prompt.
 */
export function writeOut(spec: ClipSpec, grammar: Grammar): RichTextSegment[] {
  const { text, spans } = compilePrompt({ spec, grammar, mentionStyle: atMentions });
  const segments = sentTexts(spec).flat();
  const written: RichTextSegment[] = [];
  let from = 0;
  for (const span of spans) {
    if (span.kind !== 'mention') continue;
    // A mention whose reference is gone keeps its last name.
    const segment = segments.find((each) => each.type === 'mention' && each.referenceId === span.referenceId);
    if (segment === undefined) continue;
    written.push(...plainText(text.slice(from, span.start)), segment);
    from = span.end;
  }
  return [...written, ...plainText(text.slice(from))];
}
