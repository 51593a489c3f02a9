import { describe, expect, it } from 'vitest';
import { offsetsOf } from '#renderer/features/studio/shots/gestures/close-up.ts';
import { dropSlot, liftedFrom } from '#renderer/features/studio/shots/gestures/drop-slot.ts';
import { moveShots } from '#renderer/features/studio/shots/arrange-shots.ts';
import type { ShotId } from '#shared/ids.ts';
import { specOf } from '../../spec-of.ts';

const spec = specOf([2_000, 4_000, 1_000, 3_000]);
const idOf = (index: number): ShotId => {
  const id = spec.shots[index]?.id;
  if (id === undefined) throw new Error(`no shot ${index}`);
  return id;
};
const those = (...indexes: number[]): ReadonlySet<ShotId> => new Set(indexes.map(idOf));

describe('where cards would go in', () => {
  it('is the gap nearest to the hand: the middle of a card divides', () => {
    expect(dropSlot(spec, those(3), 900)).toBe(0);
    expect(dropSlot(spec, those(3), 1_100)).toBe(1);
    expect(dropSlot(spec, those(3), 3_900)).toBe(1);
    expect(dropSlot(spec, those(0), 4_100)).toBe(2);
    expect(dropSlot(spec, those(0), 9_999)).toBe(4);
    expect(dropSlot(spec, those(0), 99_999)).toBe(4);
    expect(dropSlot(spec, those(3), -500)).toBe(0);
  });

  it('is nowhere when nothing would change', () => {
    expect(dropSlot(spec, those(1), 3_000)).toBeNull();
    expect(dropSlot(spec, those(1), 1_500)).toBeNull();
    expect(dropSlot(spec, those(1, 2), 6_200)).toBeNull();
    expect(dropSlot(spec, those(1, 3), 6_600)).toBe(3);
  });
});

describe('lifted cards', () => {
  it('gather around the one that is held, which stays under the hand', () => {
    expect(liftedFrom(spec, those(1), idOf(1))).toBe(2_000);
    expect(liftedFrom(spec, those(0, 3), idOf(3))).toBe(5_000);
    expect(liftedFrom(spec, those(0, 3), idOf(0))).toBe(0);
  });

  it('glide from the hand, the others from their old places; who did not move stays still', () => {
    const after = moveShots(spec, those(0), 2);
    const offsets = offsetsOf(spec, after, 10, new Map([[idOf(0), { x: 350, y: -12 }]]));
    expect(offsets.get(idOf(0))).toEqual({ x: -400 + 350, y: -12 });
    expect(offsets.get(idOf(1))).toEqual({ x: 200, y: 0 });
    expect([...offsets.keys()]).not.toContain(idOf(2));
  });
});
