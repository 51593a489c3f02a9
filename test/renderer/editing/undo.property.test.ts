import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftStore, editSpec, openDraft, redo, undo } from '#renderer/editing/draft-store.ts';
import { newShotId } from '#renderer/editing/new-id.ts';
import { addReference, moveReference, removeReference, renameReference } from '#renderer/editing/reference-edits.ts';
import { splitSpec } from '#renderer/editing/split/split-spec.ts';
import { keepShots, readPasted, takeShots, takeText } from '#renderer/features/prompt/timeline/timeline-actions.ts';
import { switchMode } from '#renderer/features/prompt/timeline/switch-mode.ts';
import { deleteShots, duplicateShots, moveShots } from '#renderer/features/studio/shots/arrange-shots.ts';
import { columns } from '#renderer/features/studio/table/columns.ts';
import { setShotLengths } from '#renderer/features/studio/table/shot-lengths.ts';
import { clearRange, fillDown, pasteBlock, writeCells } from '#renderer/features/studio/table/table-edits.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { draftSchema } from '#shared/domain/project.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { agreeToSpeech } from '#shared/prompt/spoken-words.ts';
import { anyEdit, applyEdit } from '../studio/shots/any-edit.ts';
import { assetOf } from '../seed.ts';
import { idNumber, nightTrain, reference } from '#test/shared/prompt/night-train.ts';

const place = fc.nat(15);
const some = fc.nat(2 ** 15 - 1);
const words = fc.constantFrom(
  '4',
  'Wide shot',
  'push-in',
  '@Mira waits.',
  'Mira: "Does it rain?"',
  'SFX: rain',
  '',
  '🎬 "word word word word word word word word"',
);
const prompts = fc.constantFrom(
  'Shot 1: Wide shot. Rain. Shot 2: Close-up. Mira says: "Go."',
  '[0–4s] A door. [4–9s] @Image1 leaves.',
  'Multi-shot: a lake, cut to a hawk',
  'Wide shot: rain. Cut to close-up: @Image2. Finally: dark.',
  'Just words',
);
const change = (edit: (spec: ClipSpec) => ClipSpec) => (): void => {
  editSpec(edit);
};
const idsOf = (spec: ClipSpec, bits: number) =>
  new Set(spec.shots.filter((_shot, at) => (bits & (1 << at)) !== 0).map(({ id }) => id));
const copiesOf = (spec: ClipSpec, ids: ReturnType<typeof idsOf>) =>
  new Map(spec.shots.filter(({ id }) => ids.has(id)).map((shot) => [shot.id, { ...shot, id: newShotId() }]));
const range = fc.tuple(place, place, place, place).map(([a, b, c, d]) => ({
  top: Math.min(a, b),
  bottom: Math.max(a, b),
  left: Math.min(c, d, 5),
  right: Math.min(Math.max(c, d), 5),
}));
const inside = (
  spec: ClipSpec,
  { top, bottom, ...rest }: { top: number; bottom: number; left: number; right: number },
) => ({
  ...rest,
  top: Math.min(top, spec.shots.length - 1),
  bottom: Math.min(bottom, spec.shots.length - 1),
});

/** Everything that changes a clip besides typing: strip, several shots, table, tray, split, and both modes. */
const anyChange: fc.Arbitrary<() => void> = fc.oneof(
  { weight: 3, arbitrary: anyEdit.map((edit) => change((spec) => applyEdit(spec, edit))) },
  some.map((bits) => change((spec) => deleteShots(spec, idsOf(spec, bits)))),
  some.map((bits) => change((spec) => duplicateShots(spec, copiesOf(spec, idsOf(spec, bits))))),
  fc.tuple(some, place).map(([bits, to]) => change((spec) => moveShots(spec, idsOf(spec, bits), to))),
  fc
    .array(fc.tuple(place, fc.integer({ min: -500, max: 16_000 })), { maxLength: 4 })
    .map((wished) => change((spec) => setShotLengths(spec, new Map(wished)))),
  fc
    .tuple(place, fc.constantFrom(...columns), words)
    .map(([row, column, text]) =>
      change((spec) => writeCells(spec, [{ row: Math.min(row, spec.shots.length - 1), column, text }]).spec),
    ),
  fc
    .tuple(range, fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }))
    .map(([to, block]) => change((spec) => pasteBlock(spec, inside(spec, to), block).spec)),
  range.map((to) => change((spec) => fillDown(spec, inside(spec, to)).spec)),
  range.map((to) => change((spec) => clearRange(spec, inside(spec, to)).spec)),
  fc.constant(change((spec) => splitSpec(spec)?.first ?? spec)),
  place.map((at) => change((spec) => agreeToSpeech(spec, spec.mode === 'text' ? null : (spec.shots[at]?.id ?? null)))),
  fc.tuple(place, place).map(([at, to]) =>
    change((spec) => {
      const moved = spec.references[at];
      return moved === undefined ? spec : moveReference(spec, moved.id, to);
    }),
  ),
  place.map((at) =>
    change((spec) => {
      const gone = spec.references[at];
      return gone === undefined ? spec : removeReference(spec, gone.id);
    }),
  ),
  fc.tuple(place, fc.constantFrom('Mira', 'Image1', 'Kitchen')).map(([at, name]) =>
    change((spec) => {
      const named = spec.references[at];
      return named === undefined ? spec : renameReference(spec, named.id, name);
    }),
  ),
  fc.integer({ min: 40, max: 60 }).map((number) =>
    change((spec) => {
      const { id, assetId } = reference(number);
      return spec.references.some((each) => each.id === id) ? spec : addReference(spec, assetOf(assetId, 'image'), id);
    }),
  ),
  fc.constantFrom('shots' as const, 'text' as const).map((mode) => (): void => {
    switchMode(mode);
  }),
  prompts.map((text) => (): void => {
    const { spec } = draftStore.getState();
    if (spec !== null) takeShots(readPasted(text, spec));
  }),
  prompts.map((text) => (): void => {
    takeText(plainText(text));
  }),
  fc.constant(keepShots),
);

describe('undo and redo', () => {
  it('give back the exact clip after any 100 changes of any kind, each of which leaves a legal one', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 100, maxLength: 100 }), (run) => {
        openDraft(draftSchema.parse({ clipId: idNumber(2_002), spec: nightTrain, revision: 0, updatedAt: 0 }));
        const opened = structuredClone(draftStore.getState().spec);
        for (const act of run) {
          act();
          expect(clipSpecSchema.safeParse(draftStore.getState().spec).error?.issues ?? []).toEqual([]);
        }
        const edited = structuredClone(draftStore.getState().spec);
        const steps = draftStore.temporal.getState().pastStates.length;
        expect(steps).toBeLessThanOrEqual(run.length);
        for (let step = 0; step < steps; step += 1) undo();
        expect(draftStore.getState().spec).toEqual(opened);
        for (let step = 0; step < steps; step += 1) redo();
        expect(draftStore.getState().spec).toEqual(edited);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
