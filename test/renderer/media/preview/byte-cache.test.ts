import { describe, expect, it } from 'vitest';
import { ByteCache } from '#renderer/media/preview/byte-cache.ts';

const none: ReadonlySet<string> = new Set();

describe('a cache with a limit in bytes', () => {
  it('drops what was not asked for the longest', () => {
    const cache = new ByteCache<string>(100);
    cache.set('a', 'A', 40, none);
    cache.set('b', 'B', 40, none);
    expect(cache.get('a')).toBe('A');
    cache.set('c', 'C', 40, none);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
    expect(cache.bytes).toBe(80);
  });

  it('counts a replaced value once', () => {
    const cache = new ByteCache<string>(100);
    cache.set('a', 'A', 60, none);
    cache.set('a', 'other', 70, none);
    expect([cache.get('a'), cache.bytes]).toEqual(['other', 70]);
    cache.delete('a');
    cache.delete('a');
    expect(cache.bytes).toBe(0);
  });

  it('keeps what is in use, and the newest, whatever they weigh', () => {
    const cache = new ByteCache<string>(100);
    cache.set('old', 'O', 50, none);
    const inUse = new Set(['a', 'b']);
    cache.set('a', 'A', 80, inUse);
    cache.set('b', 'B', 80, inUse);
    expect([cache.get('old'), cache.get('a'), cache.get('b')]).toEqual([undefined, 'A', 'B']);
    expect(cache.bytes).toBe(160);
    cache.set('c', 'C', 1, none);
    expect(cache.bytes).toBeLessThanOrEqual(100);
    expect(cache.get('c')).toBe('C');
  });
});
