import type { RichTextSegment } from '#shared/domain/rich-text.ts';
import type { ReferenceId, ShotId } from '#shared/ids.ts';

/**
 * `sent`: written the provider's way. `not-sent`: this kind of clip sends no references, so the name stands as words.
 * `deleted`: the reference is gone; its last known name stands as words.
 */
export type MentionState = 'sent' | 'not-sent' | 'deleted';

interface SpanRange {
  /** UTF-16 offsets into the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}
export type PromptSpan =
  | (SpanRange & { readonly kind: 'shot-label'; readonly shotId: ShotId })
  | (SpanRange & { readonly kind: 'mention'; readonly referenceId: ReferenceId; readonly state: MentionState });

export interface WrittenMention {
  readonly text: string;
  readonly state: MentionState;
}
export type MentionSegment = Extract<RichTextSegment, { type: 'mention' }>;

/** Collects text and remembers where labels and mentions stand in it. */
export interface PromptWriter {
  write(text: string): void;
  writeShotLabel(text: string, shotId: ShotId): void;
  writeMention(segment: MentionSegment): void;
  /** What was written so far. */
  text(): string;
  spans(): readonly PromptSpan[];
}

export function createPromptWriter(nameMention: (segment: MentionSegment) => WrittenMention): PromptWriter {
  let text = '';
  const spans: PromptSpan[] = [];
  return {
    write(piece) {
      text += piece;
    },
    writeShotLabel(label, shotId) {
      spans.push({ kind: 'shot-label', shotId, start: text.length, end: text.length + label.length });
      text += label;
    },
    writeMention(segment) {
      const written = nameMention(segment);
      const end = text.length + written.text.length;
      spans.push({ kind: 'mention', referenceId: segment.referenceId, state: written.state, start: text.length, end });
      text += written.text;
    },
    text: () => text,
    spans: () => spans,
  };
}
