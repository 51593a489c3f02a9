import type { JSONContent } from '@tiptap/core';
import { referenceNameSchema } from '#shared/domain/reference-name.ts';
import type { RichText, RichTextSegment } from '#shared/domain/rich-text.ts';
import { referenceIdSchema } from '#shared/ids.ts';

/** Joins neighbouring text and drops empty text, so that equal words are equal values. */
export function normalised(text: RichText): RichTextSegment[] {
  const result: RichTextSegment[] = [];
  for (const segment of text) {
    const last = result.at(-1);
    if (segment.type === 'text' && segment.text === '') continue;
    if (segment.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { type: 'text', text: last.text + segment.text };
    } else {
      result.push(segment);
    }
  }
  return result;
}

export function isSameText(a: RichText, b: RichText): boolean {
  return JSON.stringify(normalised(a)) === JSON.stringify(normalised(b));
}

/** Rich text cut at its line breaks. There is always at least one line. */
export function linesOf(text: RichText): RichTextSegment[][] {
  const lines: RichTextSegment[][] = [[]];
  for (const segment of normalised(text)) {
    if (segment.type === 'mention') {
      lines.at(-1)?.push(segment);
      continue;
    }
    segment.text.split('\n').forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ type: 'text', text: piece });
    });
  }
  return lines;
}

function toInline(segment: RichTextSegment): JSONContent {
  if (segment.type === 'text') return { type: 'text', text: segment.text };
  return { type: 'mention', attrs: { id: segment.referenceId, label: segment.lastName ?? null } };
}

/** The editor's document: one paragraph per line. */
export function toDocument(text: RichText): JSONContent {
  return {
    type: 'doc',
    content: linesOf(text).map((line) => ({
      type: 'paragraph',
      ...(line.length === 0 ? {} : { content: line.map(toInline) }),
    })),
  };
}

function fromInline(content: JSONContent): RichTextSegment[] {
  if (content.type !== 'mention') return [{ type: 'text', text: content.text ?? '' }];
  const id = referenceIdSchema.safeParse(content.attrs?.['id']);
  const lastName = referenceNameSchema.safeParse(content.attrs?.['label']);
  if (!id.success) return lastName.success ? [{ type: 'text', text: `@${lastName.data}` }] : [];
  return [{ type: 'mention', referenceId: id.data, ...(lastName.success ? { lastName: lastName.data } : {}) }];
}

/** The words of the editor's document. `fromDocument(toDocument(text))` is `normalised(text)`. */
export function fromDocument(document: JSONContent): RichTextSegment[] {
  const lines = (document.content ?? []).map((paragraph) => (paragraph.content ?? []).flatMap(fromInline));
  return normalised(
    lines.flatMap((line, index): RichTextSegment[] => (index === 0 ? line : [{ type: 'text', text: '\n' }, ...line])),
  );
}
