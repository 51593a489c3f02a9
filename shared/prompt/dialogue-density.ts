import type { Shot } from '#shared/domain/shot.ts';
import { spokenIn } from './spoken-words.ts';
import { countWords } from './text-counts.ts';

/** Words per second of clear speech, and the most that still works. */
export const safeWordsPerSecond = 2.5;
export const mostWordsPerSecond = 3.5;

export type DensityLevel = 'none' | 'safe' | 'stretch' | 'too-dense';

export interface DialogueDensity {
  readonly words: number;
  readonly wordsPerSecond: number;
  /** `none`: nobody speaks. */
  readonly level: DensityLevel;
  /** The shortest length in milliseconds, on the 0.5 s grid, at which the words are safe. */
  readonly safeMs: number;
}

function levelOf(wordsPerSecond: number): DensityLevel {
  if (wordsPerSecond === 0) return 'none';
  if (wordsPerSecond <= safeWordsPerSecond) return 'safe';
  return wordsPerSecond <= mostWordsPerSecond ? 'stretch' : 'too-dense';
}

/** How much is spoken in a shot, for its length. */
export function dialogueDensity(shot: Pick<Shot, 'dialogue' | 'action' | 'durationMs'>): DialogueDensity {
  return speechDensity(spokenIn(shot), shot.durationMs);
}

/** How much words are for a time in milliseconds. */
export function speechDensity(spoken: string, durationMs: number): DialogueDensity {
  const words = countWords(spoken);
  const wordsPerSecond = words / (durationMs / 1_000);
  const safeMs = Math.ceil((words / safeWordsPerSecond) * 2) * 500;
  return { words, wordsPerSecond, level: levelOf(wordsPerSecond), safeMs };
}
