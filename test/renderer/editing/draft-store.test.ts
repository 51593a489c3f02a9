import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  amendSpec,
  beginGesture,
  draftStore,
  editSpec,
  editSpecWith,
  endGesture,
  openDraft,
  redo,
  undo,
} from '#renderer/editing/draft-store.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { clipIdSchema } from '#shared/ids.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';
import { specOf } from '#test/renderer/studio/spec-of.ts';

const open = (number: number): void => {
  openDraft({ clipId: clipIdSchema.parse(idNumber(number)), spec: specOf([5_000]), revision: 0, updatedAt: 0 });
};
const write = (text: string, key?: string): void => {
  editSpec((spec) => ({ ...spec, look: plainText(text) }), key);
};
const written = (): string => {
  const segment = draftStore.getState().spec?.look[0];
  return segment?.type === 'text' ? segment.text : '';
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  open(1);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('undo', () => {
  it('takes quick typing in one field back in one step', () => {
    write('c', 'look');
    write('co', 'look');
    write('cold', 'look');
    undo();
    expect(written()).toBe('');
    redo();
    expect(written()).toBe('cold');
  });

  it('keeps edits apart that are a second apart, or in different fields', () => {
    write('one', 'look');
    vi.advanceTimersByTime(1_100);
    write('two', 'look');
    write('three', 'sound');
    undo();
    expect(written()).toBe('two');
    undo();
    expect(written()).toBe('one');
  });

  it('takes along what a step did besides, each time it is undone or done again', () => {
    write('before');
    const told: string[] = [];
    const after = { ...specOf([5_000]), look: plainText('after') };
    editSpecWith({ onUndo: () => told.push('undone'), onRedo: () => told.push('done again') }, after);
    // What follows from a step belongs to it.
    amendSpec((spec) => ({ ...spec, soundBed: plainText('rain') }));
    write('later');
    undo();
    expect(told).toEqual([]);
    undo();
    expect([written(), ...told]).toEqual(['before', 'undone']);
    undo();
    redo();
    expect(told).toEqual(['undone']);
    redo();
    expect(told).toEqual(['undone', 'done again']);
    expect(written()).toBe('after');
    redo();
    expect(told).toEqual(['undone', 'done again']);
  });

  it('never crosses from one clip to another', () => {
    write('first');
    open(2);
    undo();
    expect(draftStore.getState().clipId).toBe(idNumber(2));
    expect(written()).toBe('');
  });

  it('adds no step for an edit that changes nothing', () => {
    editSpec((spec) => spec);
    expect(draftStore.temporal.getState().pastStates).toEqual([]);
  });
});

describe('a gesture', () => {
  it('is one step, however many edits it makes', () => {
    beginGesture();
    write('a');
    write('b');
    write('c');
    endGesture();
    undo();
    expect(written()).toBe('');
  });
});
