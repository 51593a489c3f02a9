import { describe, expect, it } from 'vitest';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { line } from './night-train.ts';

const speaking = (words: number, durationMs: number) =>
  dialogueDensity({
    durationMs,
    action: [],
    dialogue: [line(1, Array.from({ length: words }, () => 'word').join(' '), [])],
  });

describe('dialogueDensity', () => {
  it.each([
    [0, 3_000, 'none'],
    [1, 3_000, 'safe'],
    [5, 2_000, 'safe'],
    [6, 2_000, 'stretch'],
    [7, 2_000, 'stretch'],
    [8, 2_000, 'too-dense'],
  ] as const)('%i words in %i ms are %s', (words, ms, level) => {
    expect(speaking(words, ms).level).toBe(level);
  });

  it('finds the shortest safe length on the half second', () => {
    expect(speaking(8, 3_000).safeMs).toBe(3_500);
    expect(speaking(5, 3_000).safeMs).toBe(2_000);
  });

  it('adds up every line of the shot', () => {
    const dialogue = [line(1, 'one two', []), line(2, 'three', [])];
    expect(dialogueDensity({ durationMs: 1_000, action: [], dialogue }).words).toBe(3);
  });
});
