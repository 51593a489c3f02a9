/** Draws that are the same for the same seed, so that a round that failed can be run again. */
export interface SeededRandom {
  readonly seed: number;
  /** A whole number from 0 to one below this. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

/** Mulberry32: short, and good enough to spread moments over a job's life. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    seed,
    below,
    pick(list) {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}
