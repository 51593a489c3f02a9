import { describe, expect, it } from 'vitest';
import { libraryItemIdSchema } from '#shared/domain/library.ts';
import { emptySelection, keepExisting, select, selectModeOf } from '#renderer/features/library/selection.ts';

const id = (letter: string) => libraryItemIdSchema.parse(`asset:${letter.repeat(64)}`);
const order = ['a', 'b', 'c', 'd', 'e'].map(id);
const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(id) as [ReturnType<typeof id>, ...ReturnType<typeof id>[]];
const keys = { shiftKey: false, ctrlKey: false, metaKey: false };

describe('select', () => {
  it('takes one, adds one, and takes a range in either direction', () => {
    const one = select(emptySelection, id('c'), 'only', order);
    expect([...one.ids]).toEqual([c]);
    const two = select(one, id('e'), 'toggle', order);
    expect([...two.ids]).toEqual([c, e]);
    expect([...select(two, id('e'), 'toggle', order).ids]).toEqual([c]);
    expect([...select(two, id('b'), 'range', order).ids]).toEqual([b, c, d, e]);
    expect(select(two, id('b'), 'range', order)).toMatchObject({ anchor: e, active: b });
    expect([...select(emptySelection, id('d'), 'range', order).ids]).toEqual([d]);
  });

  it('reads the keys that are held', () => {
    expect(selectModeOf(keys)).toBe('only');
    expect(selectModeOf({ ...keys, metaKey: true })).toBe('toggle');
    expect(selectModeOf({ ...keys, ctrlKey: true, shiftKey: true })).toBe('range');
  });
});

describe('keepExisting', () => {
  it('hands the selection to the neighbour of what went', () => {
    const selected = select(emptySelection, id('c'), 'only', order);
    expect(keepExisting(selected, order, [a, id('b'), id('d'), id('e')]).active).toBe(d);
    expect(keepExisting(select(emptySelection, id('e'), 'only', order), order, [a, id('b')]).active).toBe(b);
    expect(keepExisting(selected, order, [])).toEqual(emptySelection);
  });

  it('changes nothing while all are there, and keeps those that stay', () => {
    const selected = select(select(emptySelection, a, 'only', order), id('c'), 'toggle', order);
    expect(keepExisting(selected, order, order)).toBe(selected);
    expect(keepExisting(selected, order, [a])).toEqual({ ids: new Set([a]), anchor: a, active: a });
  });
});
