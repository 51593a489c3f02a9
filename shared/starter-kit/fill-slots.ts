import { mention, plainText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import type { ReferenceId } from '#shared/ids.ts';

/** What stands for a slot: the reference that shows it, or words. */
export type SlotValue = { readonly referenceId: ReferenceId } | { readonly words: string };

/** Where a description goes into detail: what comes before it is enough the second time. */
const detail = /\s*(?:,|\b(?:in|with|who|whose|on|at|under|over|of|that|wearing|from)\b).*$/iu;
const article = /^(?:an?|the)\s+/iu;

/** "a woman in a rain-dark coat" is "the woman" from then on; a name stays a name. Pure. */
export function shortWords(words: string): string {
  const short = words.replace(detail, '').trim();
  const kept = short === '' || short.replace(article, '') === '' ? words : short;
  return article.test(kept) ? kept.replace(article, 'the ') : kept;
}

function capitalised(words: string): string {
  const [first = ''] = words;
  return first.toLocaleUpperCase('en') + words.slice(first.length);
}

/** Whether what is written next begins a sentence. */
function beginsSentence(before: string): boolean {
  return before.trim() === '' || /[.!?]\s*$/u.test(before);
}

/** Puts values in the places of `{Names}`. It remembers what was described already, so fill texts in reading order. */
export function createSlotFiller(values: ReadonlyMap<string, SlotValue>): (text: string) => RichTextSegment[] {
  const described = new Set<string>();
  return (text) => {
    let written = '';
    const segments = text.split(/\{(\w+)\}/u).flatMap((part, index): RichTextSegment[] => {
      const value = index % 2 === 1 ? values.get(part) : undefined;
      if (value !== undefined && 'referenceId' in value) {
        written += part;
        return [mention(value.referenceId)];
      }
      const words = value === undefined ? part : described.has(part) ? shortWords(value.words) : value.words;
      if (value !== undefined) described.add(part);
      const shown = value !== undefined && beginsSentence(written) ? capitalised(words) : words;
      written += shown;
      return plainText(shown);
    });
    return joinTexts(segments);
  };
}

/** Neighbouring words become one piece, as if they had been typed. */
function joinTexts(segments: readonly RichTextSegment[]): RichTextSegment[] {
  return segments.reduce<RichTextSegment[]>((joined, segment) => {
    const last = joined.at(-1);
    if (last?.type !== 'text' || segment.type !== 'text') return [...joined, segment];
    return [...joined.slice(0, -1), { type: 'text', text: last.text + segment.text }];
  }, []);
}
