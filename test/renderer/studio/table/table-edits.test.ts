import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { mention } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { cellText, columns, readLength, withCell } from '#renderer/features/studio/table/columns.ts';
import { clampPlace, placeAfterKey, rangeOf } from '#renderer/features/studio/table/range.ts';
import {
  clearRange,
  copyRange,
  fillBelow,
  fillDown,
  pasteBlock,
  writeCells,
} from '#renderer/features/studio/table/table-edits.ts';
import { mira, nightTrain, shot } from '#test/shared/prompt/night-train.ts';

const all = { top: 0, bottom: nightTrain.shots.length - 1, left: 0, right: columns.length - 1 };
const at = (row: number, column: (typeof columns)[number]) => {
  const index = columns.indexOf(column);
  return { top: row, bottom: row, left: index, right: index };
};
const shotOf = (spec: ClipSpec, index: number): Shot => {
  const found = spec.shots[index];
  if (found === undefined) throw new Error('no such shot');
  return found;
};
const refs = nightTrain.references;

describe('what a cell says', () => {
  it('is what a shot list says', () => {
    expect(copyRange(nightTrain, { ...all, top: 2, bottom: 2 })).toEqual([
      [
        '3.5',
        'Close-up',
        'Rack focus',
        'Slow',
        'From drops on the glass to @Mira reflected in it.',
        'Sodium lamps passing, cold fill',
        '@Mira (low; half to herself): Does it always rain on this line?',
        'Effects: drops on glass, wheel joint\nAmbience: @Rain-audio',
      ],
    ]);
    expect(copyRange(nightTrain, at(4, 'camera'))).toEqual([['Pan left']]);
  });

  it.each([
    ['2.5', 2_500],
    ['2,5 s', 2_500],
    ['3 sec', 3_000],
    ['about 3', null],
    ['', null],
    ['-2', null],
  ])('reads %j as a length of %j', (text, ms) => {
    expect(readLength(text)).toBe(ms);
  });

  it.each([
    ['framing', 'mcu', { framing: 'medium-close-up' }],
    ['framing', 'Over-the-shoulder', { framing: 'over-the-shoulder' }],
    ['framing', 'wide shot', { framing: 'wide' }],
    ['framing', 'Not set', { framing: null }],
    ['framing', '', { framing: null }],
    ['camera', 'slow pan left', { camera: { move: 'pan', speed: 'slow', direction: 'left' } }],
    ['camera', 'Pull-out', { camera: { move: 'pull-out', speed: 'normal', direction: null } }],
    // A crane does not go left: its default stands.
    ['camera', 'crane left', { camera: { move: 'crane', speed: 'normal', direction: null } }],
    ['camera', '', { camera: null }],
    ['light', 'Dusk', { light: 'Dusk' }],
  ] as const)('%s takes %j', (column, text, expected) => {
    expect(withCell(shot(1, { framing: 'insert', light: 'x', camera: null }), column, text, refs)).toMatchObject(
      expected,
    );
  });

  it.each([
    ['framing', 'somewhere'],
    // Two framings begin so, and neither is called so.
    ['framing', 'm'],
    ['camera', 'p'],
    ['camera', 'slow'],
    ['speed', 'leisurely'],
    ['speed', 'fast'],
    ['light', 'x'.repeat(2_001)],
    ['dialogue', 'Line\n'.repeat(21)],
    ['action', 'x'.repeat(20_001)],
  ] as const)('%s leaves what means nothing there or does not fit', (column, text) => {
    expect(withCell(shot(1), column, text, refs)).toBeNull();
  });

  it('binds a name to its reference', () => {
    const written = withCell(
      shot(1),
      'dialogue',
      '@Mira (low; tired): Go.\nGuard: Now: go.\nNobody in particular',
      refs,
    );
    expect(written?.dialogue).toMatchObject([
      { speaker: [{ type: 'mention', referenceId: mira.id }], voice: 'low', emotion: 'tired', words: 'Go.' },
      { speaker: [{ type: 'text', text: 'Guard' }], voice: '', emotion: '', words: 'Now: go.' },
      { speaker: [], voice: '', emotion: '', words: 'Nobody in particular' },
    ]);
  });

  it('keeps a line of dialogue that is not touched, with its identity', () => {
    const before = shotOf(nightTrain, 2);
    const text = cellText(before, 'dialogue', refs);
    const after = withCell(before, 'dialogue', `Guard: Tickets.\n${text}`, refs);
    expect(after?.dialogue[1]).toBe(before.dialogue[0]);
    expect(new Set(after?.dialogue.map(({ id }) => id)).size).toBe(2);
    const changed = withCell(before, 'dialogue', '@Mira (low): Does it?', refs);
    expect(changed?.dialogue[0]).toMatchObject({ id: before.dialogue[0]?.id, words: 'Does it?', emotion: '' });
  });

  it('reads back every cell as it was written', () => {
    for (const before of nightTrain.shots) {
      for (const column of columns) {
        if (column === 'length') continue;
        const text = cellText(before, column, refs);
        const empty = shot(9, { durationMs: before.durationMs, camera: column === 'speed' ? before.camera : null });
        const read = withCell(empty, column, text, refs);
        expect([column, read === null ? null : cellText(read, column, refs)]).toEqual([column, text]);
      }
    }
  });
});

describe('many cells at once', () => {
  it('pastes a block into shots and counts what it could not read', () => {
    const edit = pasteBlock(nightTrain, at(1, 'framing'), [
      ['CU', 'Orbit', 'Fast'],
      ['nonsense', 'Static', ''],
    ]);
    expect(shotOf(edit.spec, 1)).toMatchObject({
      framing: 'close-up',
      camera: { move: 'orbit', speed: 'fast', direction: null },
    });
    expect(shotOf(edit.spec, 2)).toMatchObject({ framing: 'close-up', camera: { move: 'static' } });
    expect(edit).toMatchObject({ refused: 1, fitted: 0 });
  });

  it('repeats a block where the selection is a multiple of it, and else takes it as it is', () => {
    const rows = { ...at(0, 'light'), bottom: 3 };
    const lights = (spec: ClipSpec): string[] => spec.shots.map(({ light }) => light);
    const last = 'Sodium lamps passing, cold fill';
    expect(lights(pasteBlock(nightTrain, rows, [['a'], ['b']]).spec)).toEqual(['a', 'b', 'a', 'b', '']);
    expect(lights(pasteBlock(nightTrain, rows, [['a'], ['b'], ['c']]).spec)).toEqual(['a', 'b', 'c', '', '']);
    expect(lights(pasteBlock(nightTrain, at(4, 'light'), [['a'], ['b']]).spec)).toEqual(['', '', last, '', 'a']);
  });

  it('fills down from the first row, or from the row above when one is selected', () => {
    const rows = { ...at(1, 'framing'), bottom: 3 };
    expect(fillDown(nightTrain, rows).spec.shots.map(({ framing }) => framing)).toEqual([
      'wide',
      'medium',
      'medium',
      'medium',
      'over-the-shoulder',
    ]);
    expect(shotOf(fillDown(nightTrain, at(1, 'framing')).spec, 1).framing).toBe('wide');
    const two = { ...at(0, 'framing'), bottom: 1 };
    expect(fillBelow(nightTrain, two, 4).spec.shots.map(({ framing }) => framing)).toEqual([
      'wide',
      'medium',
      'wide',
      'medium',
      'wide',
    ]);
    expect(fillBelow(nightTrain, two, 1).spec).toBe(nightTrain);
    // A mention goes along as it is, also where its name would be read as a part of a longer one.
    const action = [mention(mira.id), { type: 'text' as const, text: '-like' }];
    const like = {
      ...nightTrain,
      shots: nightTrain.shots.map((each, row) => (row === 0 ? { ...each, action } : each)),
    };
    expect(fillBelow(like, at(0, 'action'), 1).spec.shots[1]?.action).toEqual(action);
  });

  it('empties cells but never lengths', () => {
    const { spec, refused } = clearRange(nightTrain, { ...all, top: 2, bottom: 2 });
    expect(refused).toBe(0);
    expect(shotOf(spec, 2)).toEqual(shot(3, { durationMs: 3_500 }));
  });

  it('says how many lengths the clip could not grant', () => {
    const cells = [4, 4, 4, 4, 4].map((seconds, row) => ({ row, column: 'length' as const, text: `${seconds}` }));
    const { spec, fitted } = writeCells(nightTrain, cells);
    expect(spec.shots.map(({ durationMs }) => durationMs)).toEqual([4_000, 4_000, 4_000, 2_000, 1_000]);
    expect(fitted).toBe(2);
  });

  it('changes nothing when its own copy is pasted back', () => {
    expect(pasteBlock(nightTrain, all, copyRange(nightTrain, all))).toEqual({
      spec: nightTrain,
      refused: 0,
      fitted: 0,
    });
  });

  it('never makes a draft that cannot be saved, whatever is pasted wherever', () => {
    const words = fc.constantFrom(
      '',
      '2',
      '9.75',
      '0',
      'CU',
      'pan left',
      'fast',
      '@Mira: Hey',
      'a\nb',
      ':',
      '(',
      '@',
      'Music: x',
    );
    const block = fc.array(fc.array(fc.oneof(words, fc.string()), { maxLength: 9 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(block, fc.nat(4), fc.nat(7), fc.nat(4), (rows, top, left, height) => {
        const range = { top, bottom: Math.min(4, top + height), left, right: left };
        const { spec } = pasteBlock(nightTrain, range, rows);
        expect(clipSpecSchema.safeParse(spec).error).toBeUndefined();
        expect(spec.parameters).toEqual(nightTrain.parameters);
      }),
    );
  });
});

describe('moving through the cells', () => {
  const size = { rows: 5, columns: 8 };

  it.each([
    ['ArrowDown', false, { row: 3, column: 3 }],
    ['ArrowUp', true, { row: 0, column: 3 }],
    ['ArrowRight', true, { row: 2, column: 7 }],
    ['ArrowLeft', false, { row: 2, column: 2 }],
    ['Home', false, { row: 2, column: 0 }],
    ['End', true, { row: 4, column: 7 }],
    ['PageDown', false, { row: 4, column: 3 }],
    ['x', false, null],
  ] as const)('%s, far: %s', (key, isFar, expected) => {
    expect(placeAfterKey({ row: 2, column: 3 }, { key, isFar }, size)).toEqual(expected);
  });

  it('stays inside, and a range has its corners in order', () => {
    expect(clampPlace({ row: 9, column: -1 }, size)).toEqual({ row: 4, column: 0 });
    expect(rangeOf({ anchor: { row: 3, column: 1 }, head: { row: 1, column: 4 } })).toEqual({
      top: 1,
      bottom: 3,
      left: 1,
      right: 4,
    });
  });
});
