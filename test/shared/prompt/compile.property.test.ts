import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Reference } from '#shared/domain/reference.ts';
import { mention, plainText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions, bracketMentions, numberReferences } from '#shared/prompt/mention-style.ts';
import { line, nightTrain, reference, shot } from './night-train.ts';

const kinds = ['image', 'video', 'audio'] as const;
const references = fc
  .array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 12 })
  .map((list) => list.map((kind, index) => reference(index + 1, { kind })));

const richText = (tray: readonly Reference[]): fc.Arbitrary<RichTextSegment[]> =>
  fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => ({ type: 'text', text }) as const),
      fc.constantFrom(...tray).map(({ id }) => mention(id)),
    ),
    { maxLength: 6 },
  );

const specs = references.chain((tray) =>
  fc
    .record({
      look: richText(tray),
      actions: fc.array(fc.tuple(richText(tray), fc.string({ maxLength: 40 })), { minLength: 1, maxLength: 6 }),
      order: fc.shuffledSubarray(tray, { minLength: tray.length }),
      grammar: fc.constantFrom(grammars['shot-order'], grammars['time-ranges']),
      mentionStyle: fc.constantFrom(atMentions, bracketMentions),
      mode: fc.constantFrom('shots' as const, 'text' as const),
    })
    .map(({ look, actions, order, grammar, mentionStyle, mode }) => {
      const shots = actions.map(([action, words], index) =>
        shot(index + 1, { action, dialogue: [line(index, words, [])] }),
      );
      const spec: ClipSpec = { ...nightTrain, mode, text: look, look, soundBed: [], shots, references: tray };
      return { spec, order, grammar, mentionStyle };
    }),
);

describe('compilePrompt, for any spec', () => {
  it('never re-points a mention when references are reordered', () => {
    fc.assert(
      fc.property(specs, ({ spec, order, grammar, mentionStyle }) => {
        const before = compilePrompt({ spec, grammar, mentionStyle });
        const after = compilePrompt({ spec: { ...spec, references: order }, grammar, mentionStyle });
        const targets = ({ spans }: typeof before) =>
          spans.flatMap((span) => (span.kind === 'mention' ? [span.referenceId] : []));
        expect(targets(after)).toEqual(targets(before));
        const numbers = numberReferences(order, mentionStyle);
        for (const span of after.spans) {
          if (span.kind !== 'mention') continue;
          expect(after.text.slice(span.start, span.end)).toBe(numbers.get(span.referenceId));
        }
      }),
    );
  });

  it('never re-points a mention when another reference is deleted', () => {
    fc.assert(
      fc.property(specs, ({ spec, order, grammar, mentionStyle }) => {
        const left = order.slice(1).toSorted((a, b) => spec.references.indexOf(a) - spec.references.indexOf(b));
        const numbers = numberReferences(left, mentionStyle);
        const { text, spans } = compilePrompt({ spec: { ...spec, references: left }, grammar, mentionStyle });
        for (const span of spans) {
          if (span.kind !== 'mention') continue;
          expect(span.state).toBe(numbers.has(span.referenceId) ? 'sent' : 'deleted');
          const expected = numbers.get(span.referenceId) ?? grammar.deletedMention;
          expect(text.slice(span.start, span.end)).toBe(expected);
        }
      }),
    );
  });

  it('keeps every quoted word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[\p{L}']{1,12}$/u), { minLength: 1, maxLength: 20 }), (spoken) => {
        const spec = { ...nightTrain, shots: [shot(1, { dialogue: [line(1, spoken.join(' '), plainText('Mira'))] })] };
        const { text } = compilePrompt({ spec, grammar: grammars['shot-order'], mentionStyle: atMentions });
        expect(/Mira says: "(.*)"/u.exec(text)?.[1]).toBe(spoken.join(' '));
      }),
    );
  });

  it('is deterministic, with spans in order that never overlap', () => {
    fc.assert(
      fc.property(specs, ({ spec, grammar, mentionStyle }) => {
        const compiled = compilePrompt({ spec, grammar, mentionStyle });
        expect(compilePrompt({ spec: structuredClone(spec), grammar, mentionStyle })).toEqual(compiled);
        let position = 0;
        for (const { start, end } of compiled.spans) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(end).toBeGreaterThan(start);
          position = end;
        }
        expect(position).toBeLessThanOrEqual(compiled.text.length);
      }),
    );
  });
});
