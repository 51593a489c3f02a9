/** Moves one entry to another place; outside the list it goes to the nearer end. The same list when nothing moves. */
export function movedEntry<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const entry = list[from];
  const target = Math.min(list.length - 1, Math.max(0, to));
  if (entry === undefined || target === from) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, target), entry, ...rest.slice(target)];
}

export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** Where an entry lands whose middle was dragged to `middle`: before every entry whose own middle lies below. */
export function landingOf(spans: readonly Span[], from: number, middle: number): number {
  const middles = spans.map(({ top, bottom }) => (top + bottom) / 2);
  return middles.filter((each, index) => index !== from && each < middle).length;
}
