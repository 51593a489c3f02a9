import type { Page } from 'playwright';

/** Intervals longer than this many usual ones are frames that a person sees missing. */
const lateAfter = 1.5;

export interface FrameTimes {
  readonly frames: number;
  /** The usual interval, in milliseconds. */
  readonly intervalMs: number;
  /** Frames that came late, as a share. */
  readonly lateShare: number;
}

/** Counts the frames that a page shows while `act` runs. */
export async function countFrames(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times });
    const note = (now: number): void => {
      times.push(now);
      if (window.frameTimes === times) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await act();
  return page.evaluate(() => {
    const times = window.frameTimes ?? [];
    Object.assign(window, { frameTimes: undefined });
    return times.slice(1).map((time, index) => time - (times[index] ?? time));
  });
}

export function judgeFrames(intervals: readonly number[], intervalMs: number): FrameTimes {
  const late = intervals.filter((interval) => interval > lateAfter * intervalMs).length;
  return { frames: intervals.length, intervalMs, lateShare: intervals.length === 0 ? 1 : late / intervals.length };
}

/** The usual interval: half of all are shorter. */
export function usualInterval(intervals: readonly number[]): number {
  return intervals.toSorted((a, b) => a - b)[Math.floor(intervals.length / 2)] ?? 0;
}

declare global {
  interface Window {
    readonly frameTimes?: number[];
  }
}
