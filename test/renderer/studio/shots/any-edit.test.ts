import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftStore, editSpec, openDraft, redo, undo } from '#renderer/editing/draft-store.ts';
import { placeShots } from '#renderer/features/studio/shots/model.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { draftSchema } from '#shared/domain/project.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';
import { specOf } from '../spec-of.ts';
import { anyEdit, applyEdit, startingLengths, type AnyEdit } from './any-edit.ts';

function expectLegal(spec: ClipSpec): void {
  // Lengths of at least a second on the 0.1 s grid, a total of 4 to 15 whole seconds, no shot twice.
  expect(clipSpecSchema.safeParse(spec).error?.issues ?? []).toEqual([]);
  const placed = placeShots(spec.shots);
  placed.forEach((shot, index) => {
    expect(shot.startMs).toBe(index === 0 ? 0 : placed[index - 1]?.endMs);
    expect(shot.shot.durationMs).toBeGreaterThanOrEqual(1_000);
  });
  expect(placed.at(-1)?.endMs).toBe(spec.parameters.durationSeconds * 1_000);
}

/** Edits after which the clip may have another length. */
const changesLength = ({ kind, index }: { kind: AnyEdit['kind']; index?: number }, spec: ClipSpec): boolean =>
  kind === 'clip' ||
  kind === 'push' ||
  kind === 'drag' ||
  ((kind === 'edge' || kind === 'nudge') && index === spec.shots.length - 1);

describe('any run of edits', () => {
  it('leaves no gap, no overlap, no illegal length and no illegal total', () => {
    fc.assert(
      fc.property(startingLengths, fc.array(anyEdit, { maxLength: 40 }), (lengths, run) => {
        run.reduce((spec, edit) => {
          const next = applyEdit(spec, edit);
          expectLegal(next);
          return next;
        }, specOf(lengths));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the clip length unless the clip length was what was changed', () => {
    fc.assert(
      fc.property(startingLengths, anyEdit, (lengths, edit) => {
        const spec = specOf(lengths);
        fc.pre(!changesLength(edit, spec));
        expect(applyEdit(spec, edit).parameters.durationSeconds).toBe(spec.parameters.durationSeconds);
      }),
    );
  });

  it('loses no shot and makes none unless that was the edit', () => {
    fc.assert(
      fc.property(startingLengths, anyEdit, (lengths, edit) => {
        fc.pre(!['insert', 'split', 'delete', 'deleteSome', 'duplicate'].includes(edit.kind));
        const spec = specOf(lengths);
        const ids = (each: ClipSpec): string[] => each.shots.map(({ id }) => id).toSorted();
        expect(ids(applyEdit(spec, edit))).toEqual(ids(spec));
      }),
    );
  });
});

describe('undo and redo', () => {
  it('undo returns the exact clip after any 100 edits, redo the edited one', () => {
    fc.assert(
      fc.property(startingLengths, fc.array(anyEdit, { minLength: 100, maxLength: 100 }), (lengths, run) => {
        const start = specOf(lengths);
        openDraft(draftSchema.parse({ clipId: idNumber(2_001), spec: start, revision: 0, updatedAt: 0 }));
        const opened = draftStore.getState().spec;
        for (const edit of run) editSpec((spec) => applyEdit(spec, edit));
        const edited = draftStore.getState().spec;
        const steps = draftStore.temporal.getState().pastStates.length;
        for (let step = 0; step < steps; step += 1) undo();
        expect(draftStore.getState().spec).toEqual(opened);
        expect(draftStore.temporal.getState().pastStates).toEqual([]);
        for (let step = 0; step < steps; step += 1) redo();
        expect(draftStore.getState().spec).toBe(edited);
      }),
      { numRuns: 60 },
    );
  });
});
