import { maxChunkBytes } from '#shared/ipc/contract.ts';

/** Far above what a person can write: the largest clip spec in our tests has 6,000 values and 300,000 characters. */
export const inputLimits = {
  depth: 24,
  values: 50_000,
  /** UTF-16 units, over all strings and keys of one input. */
  characters: 4_000_000,
  bytes: maxChunkBytes,
} as const;

/**
 * A cheap look at a value from outside before any schema sees it: only plain data, no prototype tricks, bounded in
 * depth, number and size. Cycles end at the depth limit, shared branches at the number limit. Returns why the value is
 * refused, or `null`.
 */
export function findInputFlaw(input: unknown): string | null {
  let values = 0;
  let characters = 0;
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, depth } = next;
    values += 1;
    if (values > inputLimits.values) return 'too many values';
    if (typeof value === 'string') characters += value.length;
    if (characters > inputLimits.characters) return 'too many characters';
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
        return 'not plain data';
      continue;
    }
    if (depth >= inputLimits.depth) return 'nested too deeply';
    if (value instanceof Uint8Array) {
      if (value.byteLength > inputLimits.bytes) return 'too many bytes';
      continue;
    }
    if (Array.isArray(value)) {
      // Looked at before walking: a sparse array claims billions of places without holding any.
      if (value.length > inputLimits.values) return 'too many values';
      for (const item of value as unknown[]) pending.push({ value: item, depth: depth + 1 });
      continue;
    }
    const flaw = findObjectFlaw(value);
    if (flaw !== null) return flaw;
    for (const [key, item] of Object.entries(value)) {
      characters += key.length;
      pending.push({ value: item, depth: depth + 1 });
    }
  }
  return null;
}

function findObjectFlaw(value: object): string | null {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return 'not plain data';
  // An own key of this name is how JSON smuggles a prototype in.
  if (Object.hasOwn(value, '__proto__')) return 'a forbidden key';
  return null;
}
