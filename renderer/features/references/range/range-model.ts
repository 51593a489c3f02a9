import type { UsedRange } from '#shared/domain/reference.ts';

/** The handles stand on tenths of a second. */
const stepMs = 100;
/** Less than this is no picture and no sound that anybody could follow. */
export const shortestRangeMs = 500;

export type RangeEdge = 'start' | 'end';

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
const snap = (ms: number): number => Math.round(ms / stepMs) * stepMs;

/** All of a file. */
export function wholeRange(durationMs: number): UsedRange {
  return { startMs: 0, endMs: Math.max(1, durationMs) };
}

/**
 * Moves one end to a time. It stops at the ends of the file and where the part would be shorter than it may be, and
 * stands on tenths of a second, except at the very end of the file.
 */
export function moveEdge({ startMs, endMs }: UsedRange, edge: RangeEdge, toMs: number, durationMs: number): UsedRange {
  const least = Math.min(shortestRangeMs, durationMs);
  if (edge === 'start') return { startMs: clamp(snap(toMs), 0, endMs - least), endMs };
  const atEnd = toMs > durationMs - stepMs / 2;
  return { startMs, endMs: clamp(atEnd ? durationMs : snap(toMs), startMs + least, durationMs) };
}

/** Moves the whole part along the file; its length stays. */
export function slide({ startMs, endMs }: UsedRange, toStartMs: number, durationMs: number): UsedRange {
  const length = endMs - startMs;
  const start = clamp(snap(toStartMs), 0, durationMs - length);
  return { startMs: start, endMs: start + length };
}

/** What is stored: `null` where the part is the whole file. */
export function storedRange(range: UsedRange, durationMs: number): UsedRange | null {
  return range.startMs <= 0 && range.endMs >= durationMs ? null : range;
}

/** Arrow keys move by a tenth, with Shift by a second; `null` for any other key. */
export function keyTarget(key: string, isShift: boolean, atMs: number, durationMs: number): number | null {
  const by = isShift ? 1_000 : stepMs;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return atMs - by;
  if (key === 'ArrowRight' || key === 'ArrowUp') return atMs + by;
  if (key === 'Home') return 0;
  return key === 'End' ? durationMs : null;
}
