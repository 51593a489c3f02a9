import type { MediaKind, Reference } from '#shared/domain/reference.ts';
import { maxSegmentCharacters, maxSegments, type RichText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import type { ReferenceId } from '#shared/ids.ts';
import { tidyLines } from './tidy-lines.ts';

/**
 * Text in which every mention is one mark, so that it can be cut into shots and sentences with patterns. A mark is a number
 * between two characters of no script, which are taken out of what comes in.
 */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly MentionSegment[];
  /** What was written as a mention and points to a reference now, each once. */
  readonly bound: readonly BoundMention[];
  /** Written mentions that point to no reference, such as `@Image4` with three images: they stay words. */
  readonly unbound: readonly string[];
}

export type MentionSegment = Extract<RichTextSegment, { type: 'mention' }>;

export interface BoundMention {
  /** As it was written: `@Image1`. */
  readonly written: string;
  readonly referenceId: ReferenceId;
}

/** What a mark begins with. */
export const markOpening = '\uE000';
const close = '\uE001';
const foreign = /[\uE000\uE001]/gu;
const markPattern = /\uE000(\d+)\uE001/gu;
// An address such as mail@image1.example is none.
const written = /(?<!\w)@(Image|Video|Audio)\s?(\d{1,2})\b|\[(Image|Video|Audio)\s?(\d{1,2})\]/giu;

const kindOf: Readonly<Record<string, MediaKind>> = { image: 'image', video: 'video', audio: 'audio' };

/** Marks the mentions of a text, and what is written as one (`@Image1`, `[Image1]`): it counts the tray as providers do. */
export function markMentions(text: RichText, references: readonly Reference[]): MarkedText {
  const marks: MentionSegment[] = [];
  // Each that is bound may cut a run of words in two, and a text has room for so many pieces only.
  const mostMarks = text.filter(({ type }) => type === 'mention').length + Math.floor((maxSegments - text.length) / 2);
  const unbound = new Set<string>();
  const bound = new Map<string, ReferenceId>();
  const mark = (segment: MentionSegment): string => {
    marks.push(segment);
    return `${markOpening}${String(marks.length - 1)}${close}`;
  };
  const bind = (words: string): string =>
    words.replaceAll(foreign, ' ').replace(written, (whole: string, ...found: (string | undefined)[]) => {
      const kind = kindOf[(found[0] ?? found[2] ?? '').toLowerCase()];
      const place = Number(found[1] ?? found[3]) - 1;
      const reference = references.filter((each) => each.kind === kind)[place];
      if (reference !== undefined && marks.length < mostMarks) {
        bound.set(whole, reference.id);
        return mark({ type: 'mention', referenceId: reference.id });
      }
      unbound.add(whole);
      return whole;
    });
  const marked = text.map((segment) => (segment.type === 'text' ? bind(segment.text) : mark(segment)));
  return {
    text: tidyLines(marked.join('')),
    marks,
    bound: [...bound].map(([words, referenceId]) => ({ written: words, referenceId })),
    unbound: [...unbound],
  };
}

/** Words with their mentions again. */
export function unmark(text: string, marks: readonly MentionSegment[]): RichTextSegment[] {
  const segments: RichTextSegment[] = [];
  let from = 0;
  const push = (words: string): void => {
    for (let at = 0; at < words.length; at += maxSegmentCharacters) {
      segments.push({ type: 'text', text: words.slice(at, at + maxSegmentCharacters) });
    }
  };
  for (const found of text.matchAll(markPattern)) {
    push(text.slice(from, found.index));
    const segment = marks[Number(found[1])];
    if (segment !== undefined) segments.push(segment);
    from = found.index + found[0].length;
  }
  push(text.slice(from));
  return segments;
}
