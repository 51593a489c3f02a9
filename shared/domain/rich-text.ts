import { z } from 'zod';
import { referenceIdSchema, type ReferenceId } from '../ids.ts';
import { referenceNameSchema } from './reference-name.ts';

/** Pieces that a rich text may have, and characters of one piece. */
export const maxSegments = 500;
export const maxSegmentCharacters = 20_000;

/**
 * Words with mentions. A mention holds the stable id of a reference, never its name or number, so that renaming,
 * reordering or deleting references never re-points it.
 */
const segmentSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().max(maxSegmentCharacters) }),
  z.strictObject({
    type: z.literal('mention'),
    referenceId: referenceIdSchema,
    /** What the chip said when its reference was deleted, so that the words stay readable. */
    lastName: referenceNameSchema.optional(),
  }),
]);
export type RichTextSegment = z.infer<typeof segmentSchema>;

export const richTextSchema = z.array(segmentSchema).max(maxSegments);
/** Segments in reading order; a line break is `\n` inside a text segment. */
export type RichText = readonly RichTextSegment[];

export function plainText(text: string): RichTextSegment[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

export function mention(referenceId: ReferenceId): RichTextSegment {
  return { type: 'mention', referenceId };
}

/** True when there is no mention and nothing but white space. */
export function isBlank(text: RichText): boolean {
  return text.every((segment) => segment.type === 'text' && segment.text.trim() === '');
}

/** Every referenced id, in reading order, repetitions included. */
export function mentionedIds(text: RichText): ReferenceId[] {
  return text.flatMap((segment) => (segment.type === 'mention' ? [segment.referenceId] : []));
}

/** Renders to a string; `write` decides how a mention reads (`@Mira` on screen, `@Image1` when compiled). */
export function renderRichText(text: RichText, write: (referenceId: ReferenceId) => string): string {
  return text.map((segment) => (segment.type === 'text' ? segment.text : write(segment.referenceId))).join('');
}
