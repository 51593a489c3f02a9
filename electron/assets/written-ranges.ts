/** Bytes from `start` up to, not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Ranges are kept sorted and apart from each other; a chunk sent again changes nothing. */
export function addRange(ranges: readonly ByteRange[], added: ByteRange): readonly ByteRange[] {
  const before = ranges.filter((range) => range.end < added.start);
  const after = ranges.filter((range) => range.start > added.end);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const merged = {
    start: Math.min(added.start, touching[0]?.start ?? added.start),
    end: Math.max(added.end, touching.at(-1)?.end ?? added.end),
  };
  return [...before, merged, ...after];
}

/** Whether every byte from 0 up to `bytes`, and none after it, was written. */
export function isWhole(ranges: readonly ByteRange[], bytes: number): boolean {
  if (bytes === 0) return ranges.length === 0;
  const [only] = ranges;
  return ranges.length === 1 && only?.start === 0 && only.end === bytes;
}
