import { describe, expect, it } from 'vitest';
import { cameraMoves, framings, type Camera, type CameraMove } from '#shared/domain/shot.ts';
import {
  columnCount,
  findChoices,
  neighbourOf,
  rowsOf,
  type ChoiceGroup,
} from '#renderer/features/studio/inspector/picker/picker-model.ts';
import {
  cameraChoices,
  cameraPrompt,
  framingChoices,
  hasSpeed,
  openId,
  speedChoices,
} from '#renderer/features/studio/inspector/picker/set-up-choices.ts';
import { typedCamera } from '#renderer/features/studio/inspector/picker/typed-camera.ts';

const slow = (move: CameraMove): Camera => ({ move, speed: 'slow', direction: null });
const moves = cameraChoices(slow);
const idsOf = (groups: readonly ChoiceGroup[]): string[] =>
  groups.flatMap(({ choices }) => choices.map(({ id }) => id));

describe('what can be chosen', () => {
  it('has every framing and every move once, and a way to leave it open', () => {
    expect(idsOf(framingChoices()).toSorted()).toEqual([...framings, openId].toSorted());
    expect(idsOf(moves).toSorted()).toEqual([...cameraMoves, openId].toSorted());
  });

  it('says the words that the prompt will hold', () => {
    expect(cameraPrompt({ move: 'pan', speed: 'slow', direction: 'left' })).toBe('Slow pan to the left');
    expect(cameraPrompt({ move: 'static', speed: 'fast', direction: null })).toBe('Static camera');
    const texts = speedChoices({ move: 'orbit', speed: 'fast', direction: null }).flatMap(({ choices }) => choices);
    expect(texts.map(({ prompt }) => prompt)).toEqual(['Slow orbit', 'Orbit', 'Fast orbit']);
    expect(framingChoices()[0]?.choices[0]?.prompt).toBe('Wide shot');
    expect([hasSpeed('static'), hasSpeed('dutch-angle'), hasSpeed('pan')]).toEqual([false, false, true]);
  });
});

describe('finding by typing', () => {
  it.each([
    ['pu', ['push-in', 'pull-out']],
    ['PUSH', ['push-in']],
    ['whip', ['whip-pan']],
    ['zoom', ['dolly-zoom']],
    // Nobody's name: what it does.
    ['horizon', ['dutch-angle']],
    ['shoulder shakes', ['handheld-follow']],
    ['qqq', []],
  ])('%s finds %j', (query, ids) => {
    expect(idsOf(findChoices(moves, query))).toEqual(ids);
  });

  it('keeps everything while nothing is typed', () => {
    expect(findChoices(moves, '  ')).toEqual(moves);
  });

  it('reads speed and direction out of the typed words', () => {
    expect(typedCamera('slow pan Left')).toEqual({ query: 'pan', speed: 'slow', direction: 'left' });
    expect(typedCamera('dolly zoom')).toEqual({ query: 'dolly zoom', speed: null, direction: null });
    expect(typedCamera('')).toEqual({ query: '', speed: null, direction: null });
  });
});

describe('arrows in the grid', () => {
  const group = (id: string, count: number): ChoiceGroup => ({
    id,
    title: id,
    choices: Array.from({ length: count }, (_, index) => ({
      id: `${id}${index}`,
      label: '',
      short: '',
      about: '',
      prompt: '',
    })),
  });
  const groups = [group('a', 2), group('b', 6), group('c', 1)];

  it('breaks rows at the width and at groups', () => {
    expect(columnCount).toBe(4);
    expect(rowsOf(groups)).toEqual([['a0', 'a1'], ['b0', 'b1', 'b2', 'b3'], ['b4', 'b5'], ['c0']]);
  });

  it.each([
    ['a1', 'ArrowRight', 'b0'],
    ['b0', 'ArrowLeft', 'a1'],
    ['a0', 'ArrowLeft', 'a0'],
    ['c0', 'ArrowRight', 'c0'],
    ['b3', 'ArrowDown', 'b5'],
    ['b3', 'ArrowUp', 'a1'],
    ['b5', 'ArrowDown', 'c0'],
    ['c0', 'ArrowDown', 'c0'],
    ['a1', 'ArrowUp', 'a1'],
  ] as const)('from %s %s leads to %s', (from, key, to) => {
    expect(neighbourOf(groups, from, key)).toBe(to);
  });

  it('begins at the first tile when it stands nowhere', () => {
    expect(neighbourOf(groups, null, 'ArrowDown')).toBe('a0');
    expect(neighbourOf([], null, 'ArrowDown')).toBeNull();
  });
});
