import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { mention, mentionedIds, plainText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import { mapTexts } from '#shared/domain/spec-texts.ts';
import type { ReferenceId } from '#shared/ids.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions, bracketMentions, numberReferences } from '#shared/prompt/mention-style.ts';
import { writeOut } from '#shared/prompt/write-out.ts';
import { addReference, moveReference, removeReference, renameReference } from '#renderer/editing/reference-edits.ts';
import { assetOf } from '#test/renderer/seed.ts';
import { line, nightTrain, reference, shot } from '#test/shared/prompt/night-train.ts';

const kinds = ['image', 'video', 'audio'] as const;
const tray = Array.from({ length: 8 }, (_, index) => reference(index + 1, { kind: kinds[index % 3] ?? 'image' }));

type Edit = (spec: ClipSpec) => ClipSpec;
const anyReference = fc.constantFrom(...tray).map(({ id }) => id);
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(anyReference, fc.nat(9)).map(
    ([id, to]): Edit =>
      (spec) =>
        moveReference(spec, id, to),
  ),
  anyReference.map(
    (id): Edit =>
      (spec) =>
        removeReference(spec, id),
  ),
  fc.tuple(anyReference, fc.constantFrom('Mira', 'Image1', 'Reference2', 'Kitchen')).map(
    ([id, name]): Edit =>
      (spec) =>
        renameReference(spec, id, name),
  ),
  fc.integer({ min: 20, max: 29 }).map((number): Edit => (spec) => {
    const { id, assetId, kind } = reference(number, { kind: kinds[number % 3] ?? 'image' });
    return addReference(spec, assetOf(assetId, kind), id);
  }),
);

const text: fc.Arbitrary<RichTextSegment[]> = fc
  .array(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/u), anyReference), { maxLength: 3 })
  .map((pairs) => pairs.flatMap(([words, id]) => [...plainText(`${words} `), mention(id)]));
const specs = fc
  .tuple(
    fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }),
    text,
    text,
    text,
    fc.constantFrom('shots' as const, 'text' as const),
  )
  .map(([shots, look, soundBed, words, mode]): ClipSpec => ({
    ...nightTrain,
    mode,
    look,
    soundBed,
    text: words,
    references: tray,
    shots: shots.map(([action, speaker], index) =>
      shot(index + 1, {
        durationMs: 1_000 * (index === 0 ? 16 - shots.length : 1),
        action,
        dialogue: [line(index, 'go', speaker)],
      }),
    ),
  }));

/** Every id that is mentioned anywhere, in both modes, in reading order. */
function targets(spec: ClipSpec): ReferenceId[] {
  const found: ReferenceId[] = [];
  mapTexts(spec, (each) => {
    found.push(...mentionedIds(each));
    return each;
  });
  return found;
}

describe('any run of edits to the references', () => {
  it('re-points no mention, and keeps the clip legal', () => {
    fc.assert(
      fc.property(specs, fc.array(edits, { maxLength: 25 }), (spec, run) => {
        const after = run.reduce((before, edit) => edit(before), spec);
        expect(targets(after)).toEqual(targets(spec));
        expect(clipSpecSchema.safeParse(after).error?.issues).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('writes each mention as the number of the very file it meant, or as its last name', () => {
    fc.assert(
      fc.property(
        specs,
        fc.array(edits, { maxLength: 25 }),
        fc.constantFrom(atMentions, bracketMentions),
        (spec, run, mentionStyle) => {
          const names = new Map(spec.references.map(({ id, name }) => [id, name]));
          let after = spec;
          for (const edit of run) {
            after = edit(after);
            for (const { id, name } of after.references) names.set(id, name);
          }
          const numbers = numberReferences(after.references, mentionStyle);
          const sends = after.kind === 'references';
          const grammar = grammars['shot-order'];
          const compiled = compilePrompt({ spec: after, grammar, mentionStyle });
          for (const span of compiled.spans) {
            if (span.kind !== 'mention') continue;
            const number = sends ? numbers.get(span.referenceId) : undefined;
            expect(compiled.text.slice(span.start, span.end)).toBe(number ?? names.get(span.referenceId));
          }
          // The same holds when the clip changes its mode on the way.
          const other: ClipSpec = { ...after, mode: 'text', text: writeOut(after, grammar) };
          expect(compilePrompt({ spec: other, grammar, mentionStyle }).text).toBe(compiled.text);
        },
      ),
      { numRuns: 300 },
    );
  });
});
