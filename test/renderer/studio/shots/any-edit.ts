import fc from 'fast-check';
import { emptyShot } from '#renderer/editing/empty-shot.ts';
import { newShotId } from '#renderer/editing/new-id.ts';
import { deleteShots, duplicateShots, moveShots, nudgeShots } from '#renderer/features/studio/shots/arrange-shots.ts';
import { dropSlot } from '#renderer/features/studio/shots/gestures/drop-slot.ts';
import { growEnd, holdEdge, pullEdge } from '#renderer/features/studio/shots/gestures/pull-edge.ts';
import { deleteShot, insertShot, splitShot } from '#renderer/features/studio/shots/cut-shots.ts';
import { moveEdge, nudgeEdge, setClipSeconds, setShotLength, totalMs } from '#renderer/features/studio/shots/model.ts';
import { pushEdge } from '#renderer/features/studio/shots/push-edge.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ShotId } from '#shared/ids.ts';

/** Indexes beyond the last shot and times outside the clip are wanted: hands and keys can come from anywhere. */
const index = fc.nat(16);
const ms = fc.integer({ min: -2_000, max: 20_000 });
const pixels = fc.double({ min: -300, max: 1_600, noNaN: true });
/** Some of the shots, as bits. */
const some = fc.nat(2 ** 15 - 1);

/** One thing a person does to the shots of a clip, with whatever numbers. */
export const anyEdit = fc.oneof(
  fc.record({ kind: fc.constant('edge' as const), index, ms, grid: fc.constantFrom(100, 500) }),
  fc.record({ kind: fc.constant('nudge' as const), index, isFine: fc.boolean(), isUp: fc.boolean() }),
  fc.record({ kind: fc.constant('push' as const), index, ms }),
  fc.record({
    kind: fc.constant('drag' as const),
    index,
    from: pixels,
    to: fc.array(pixels, { minLength: 1, maxLength: 4 }),
    isFree: fc.boolean(),
    isPushing: fc.boolean(),
    grows: fc.nat(3),
  }),
  fc.record({ kind: fc.constant('length' as const), index, ms }),
  fc.record({ kind: fc.constant('clip' as const), seconds: fc.double({ min: -3, max: 30, noNaN: true }) }),
  fc.record({ kind: fc.constant('insert' as const), index }),
  fc.record({ kind: fc.constant('split' as const), ms: fc.double({ min: -100, max: 16_000, noNaN: true }) }),
  fc.record({ kind: fc.constant('delete' as const), index }),
  fc.record({ kind: fc.constant('deleteSome' as const), some }),
  fc.record({ kind: fc.constant('duplicate' as const), some }),
  fc.record({ kind: fc.constant('move' as const), some, slot: fc.integer({ min: -3, max: 20 }) }),
  fc.record({ kind: fc.constant('drop' as const), some, ms }),
  fc.record({ kind: fc.constant('step' as const), some, isRight: fc.boolean() }),
);
export type AnyEdit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;

function idsOf(spec: ClipSpec, bits: number): ReadonlySet<ShotId> {
  return new Set(spec.shots.filter((_, each) => (bits & (1 << each)) !== 0).map(({ id }) => id));
}

function drag(spec: ClipSpec, edit: Extract<AnyEdit, { kind: 'drag' }>): ClipSpec {
  if (edit.index >= spec.shots.length) return spec;
  let hold = holdEdge(spec, edit.index, edit.from, 950);
  let pull = pullEdge(hold, edit.from, edit);
  for (const x of edit.to) pull = pullEdge(hold, x, edit);
  for (let times = 0; times < edit.grows && edit.index === spec.shots.length - 1; times += 1) {
    hold = growEnd(hold, pull.edgeMs);
    pull = pullEdge(hold, hold.width, edit);
  }
  return pull.spec;
}

function copies(spec: ClipSpec, ids: ReadonlySet<ShotId>) {
  return new Map(
    spec.shots.filter(({ id }) => ids.has(id)).map((shot) => [shot.id, { ...shot, id: newShotId() }] as const),
  );
}

export function applyEdit(spec: ClipSpec, edit: AnyEdit): ClipSpec {
  switch (edit.kind) {
    case 'edge':
      return moveEdge(spec, edit.index, edit.ms, edit.grid);
    case 'nudge':
      return nudgeEdge(spec, edit.index, edit.isUp ? 1 : -1, edit.isFine);
    case 'push':
      return pushEdge(spec, edit.index, edit.ms);
    case 'drag':
      return drag(spec, edit);
    case 'length':
      return setShotLength(spec, edit.index, edit.ms);
    case 'clip':
      return setClipSeconds(spec, edit.seconds);
    case 'insert':
      return insertShot(spec, edit.index, emptyShot(newShotId(), 1_000));
    case 'split':
      return splitShot(spec, edit.ms, newShotId());
    case 'delete':
      return deleteShot(spec, edit.index);
    case 'deleteSome':
      return deleteShots(spec, idsOf(spec, edit.some));
    case 'duplicate':
      return duplicateShots(spec, copies(spec, idsOf(spec, edit.some)));
    case 'move':
      return moveShots(spec, idsOf(spec, edit.some), edit.slot);
    case 'drop': {
      const ids = idsOf(spec, edit.some);
      const slot = dropSlot(spec, ids, Math.min(edit.ms, totalMs(spec.shots)));
      return slot === null ? spec : moveShots(spec, ids, slot);
    }
    case 'step':
      return nudgeShots(spec, idsOf(spec, edit.some), edit.isRight ? 1 : -1);
  }
}

/** Lengths of clips to start from, in milliseconds. */
export const startingLengths = fc.constantFrom(
  [5_000],
  [3_500, 3_000, 3_500, 2_000, 3_000],
  [1_000, 1_000, 1_000, 1_000],
  [1_100, 1_900, 1_300, 2_700],
  Array.from({ length: 15 }, () => 1_000),
);
