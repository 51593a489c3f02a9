import { describe, expect, it } from 'vitest';
import { countCharacters, countWords } from '#shared/prompt/text-counts.ts';

describe('countWords', () => {
  it.each([
    ['', 0],
    ['  \n ', 0],
    ['Does it always rain on this line?', 7],
    ["don't stop", 2],
    ['@Image1 walks, twice.', 3],
    ['夜行列車が止まる。', 4],
  ])('%j has %i', (text, expected) => {
    expect(countWords(text)).toBe(expected);
  });
});

describe('countCharacters', () => {
  it('counts an emoji once', () => {
    expect(countCharacters('a🎬b')).toBe(3);
  });
});
