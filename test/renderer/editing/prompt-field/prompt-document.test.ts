import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mention, type RichTextSegment } from '#shared/domain/rich-text.ts';
import {
  fromDocument,
  isSameText,
  linesOf,
  normalised,
  toDocument,
} from '#renderer/editing/prompt-field/prompt-document.ts';
import { mira, platform } from '#test/shared/prompt/night-train.ts';

const text = (words: string): RichTextSegment => ({ type: 'text', text: words });
const anyText = fc.array(
  fc.oneof(
    fc.array(fc.constantFrom('a', ' ', '\n', '@', '日')).map((parts) => text(parts.join(''))),
    fc.constantFrom(mira, platform).map(({ id }) => mention(id)),
    fc.constant<RichTextSegment>({ type: 'mention', referenceId: mira.id, lastName: 'Mira' }),
  ),
  { maxLength: 8 },
);

describe('toDocument and fromDocument', () => {
  it('are each other’s reverse, for any words', () => {
    fc.assert(
      fc.property(anyText, (words) => {
        expect(fromDocument(toDocument(words))).toEqual(normalised(words));
      }),
    );
  });

  it('make one paragraph per line', () => {
    expect(toDocument([text('a\n\nb'), mention(mira.id)])).toEqual({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'a' }] },
        { type: 'paragraph' },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'b' },
            { type: 'mention', attrs: { id: mira.id, label: null } },
          ],
        },
      ],
    });
  });

  it('turn a mention without a real id into words', () => {
    const broken = (label: unknown) => ({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: 'x', label } }] }],
    });
    expect(fromDocument(broken('Mira'))).toEqual([text('@Mira')]);
    expect(fromDocument(broken(7))).toEqual([]);
    expect(fromDocument({ type: 'doc' })).toEqual([]);
  });
});

describe('isSameText', () => {
  it('sees through the way text is cut, and not through mentions', () => {
    expect(isSameText([text('a'), text('b')], [text('ab'), text('')])).toBe(true);
    expect(isSameText([mention(mira.id)], [mention(platform.id)])).toBe(false);
  });
});

describe('linesOf', () => {
  it('has one empty line for no words', () => {
    expect(linesOf([])).toEqual([[]]);
  });
});
