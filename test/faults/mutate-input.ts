/** A random source that gives the same numbers for the same seed, on every machine. */
export interface Random {
  readonly seed: number;
  /** A whole number from 0 to one below `end`. */
  below(end: number): number;
  pick<T>(from: readonly T[]): T;
}

export function createRandom(seed: number): Random {
  let state = seed + 0x9e3779b9;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    seed,
    below,
    pick<T>(from: readonly T[]): T {
      const item = from[below(from.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}

/** Values that have broken programs before. */
function hostileValues(): readonly unknown[] {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  return [
    null,
    true,
    0,
    -0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    1e308,
    '',
    ' ',
    '\0',
    "'; DROP TABLE clips; --",
    '../../../etc/passwd',
    'file:///etc/passwd',
    '<img src=x onerror=alert(1)>',
    '"*" NEAR(',
    '😀'.repeat(100),
    '\ud800',
    'x'.repeat(10_000),
    [],
    {},
    [[[[[[]]]]]],
    cycle,
    new Map([['a', 1]]),
    new Date(0),
    new Uint8Array(3),
    JSON.parse('{"__proto__":{"polluted":true}}'),
    JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  ];
}

/** A copy with one or two places changed, a third of the time unchanged: most calls get past the first check. */
export function mutate(random: Random, input: object): unknown {
  if (random.below(50) === 0) return random.pick(hostileValues());
  const copy = structuredClone(input) as Record<string, unknown>;
  for (let changes = random.below(3); changes > 0; changes -= 1) changeOne(random, copy);
  return copy;
}

function changeOne(random: Random, root: Record<string, unknown>): void {
  let target: Record<string, unknown> | unknown[] = root;
  for (;;) {
    const keys: string[] = Object.keys(target);
    if (keys.length === 0 || random.below(12) === 0) {
      Reflect.set(target, `surplus${random.below(3)}`, random.pick(hostileValues()));
      return;
    }
    const key = random.pick(keys);
    const value: unknown = Reflect.get(target, key);
    const canDescend = typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
    if (canDescend && random.below(4) !== 0) {
      target = value as Record<string, unknown>;
      continue;
    }
    if (random.below(6) === 0) Reflect.deleteProperty(target, key);
    else Reflect.set(target, key, random.pick(hostileValues()));
    return;
  }
}
