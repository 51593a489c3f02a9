import { describe, expect, it } from 'vitest';
import { nameOfCopy } from '#electron/services/copy-name.ts';
import type { DerivativeRecipe } from '#shared/domain/derivative.ts';

const recipe: DerivativeRecipe = { range: null, size: null, mime: 'video/mp4', maxBytes: null };
const range = { startMs: 0, endMs: 1_000 };
const size = { width: 64, height: 64 };

describe('the name of a copy', () => {
  it.each([
    ['rain.mov', {}, 'rain (converted).mp4'],
    ['rain.mp4', { range }, 'rain (trimmed).mp4'],
    ['rain.mp4', { range, size }, 'rain (trimmed, scaled).mp4'],
    ['voice.take.2.mp3', { range, mime: 'audio/wav' }, 'voice.take.2 (trimmed).wav'],
    ['.webp', { size, mime: 'image/png' }, '.webp (scaled).png'],
    ['no ending', { mime: 'image/jpeg' }, 'no ending (converted).jpg'],
  ] as const)('of %s', (name, change, expected) => {
    expect(nameOfCopy({ name }, { ...recipe, ...change })).toBe(expected);
  });

  it('stays within what a name may be, without half a character', () => {
    const name = nameOfCopy({ name: `${'🎞'.repeat(127)}.mp4` }, { ...recipe, range });
    expect(name.length).toBeLessThanOrEqual(255);
    expect(name.isWellFormed()).toBe(true);
    expect(name.endsWith(' (trimmed).mp4')).toBe(true);
  });
});
