import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampLines, wrapBalanced, wrapText } from '#renderer/media/animatic/wrap-text.ts';

/** Ten pixels per character; wide ones and emoji count as two, as fonts draw them. */
const measure = (text: string): number =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].reduce(
    (sum, { segment }) => sum + (/[\u3000-\u9fff\uff00-\uffef]|\p{Extended_Pictographic}/u.test(segment) ? 20 : 10),
    0,
  );

describe('wrapping', () => {
  it('breaks between words and drops the space at the break', () => {
    expect(wrapText('Does it always rain on this line?', 160, measure)).toEqual([
      'Does it always',
      'rain on this',
      'line?',
    ]);
  });

  it('keeps marks with the words they belong to', () => {
    const lines = wrapText('She said: “Only on the nights you would rather stay,” and left (quietly).', 130, measure);
    for (const line of lines) {
      expect(line).not.toMatch(/^[,.:;?!”)]/u);
      expect(line).not.toMatch(/[“(]$/u);
    }
    expect(wrapText('it is "rain" again', 80, measure).join('|')).not.toContain('"|rain');
  });

  it('breaks Japanese and Chinese without spaces, and never before a closing mark', () => {
    const lines = wrapText('雨の夜、ミラは列車の窓際の席に座り、ガラスに映る自分の顔を見つめている。', 200, measure);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(measure(line)).toBeLessThanOrEqual(220);
      expect(line).not.toMatch(/^[、。」]/u);
    }
    expect(lines.join('')).toBe('雨の夜、ミラは列車の窓際の席に座り、ガラスに映る自分の顔を見つめている。');
  });

  it('never cuts through an emoji or an accent', () => {
    const family = '👨‍👩‍👧‍👦';
    const lines = wrapText(family.repeat(9), 60, measure);
    expect(lines.join('')).toBe(family.repeat(9));
    for (const line of lines) expect(line.replaceAll(family, '')).toBe('');
  });

  it('breaks a word that is longer than a line', () => {
    const lines = wrapText('Donaudampfschifffahrtsgesellschaft', 100, measure);
    expect(lines.every((line) => measure(line) <= 100)).toBe(true);
    expect(lines.join('')).toBe('Donaudampfschifffahrtsgesellschaft');
  });

  it('keeps line breaks that were written', () => {
    expect(wrapText('One.\nTwo.\n\nThree.', 500, measure)).toEqual(['One.', 'Two.', 'Three.']);
    expect(wrapText('  \n ', 500, measure)).toEqual([]);
  });

  it('loses nothing but white space, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 30, max: 400 }), (text, width) => {
        const kept = wrapText(text, width, measure).join('').replaceAll(/\s+/gu, '');
        expect(kept).toBe(text.replaceAll(/\s+/gu, ''));
      }),
    );
  });

  it('balances the lines of a caption without needing more of them', () => {
    const text = 'Only on the nights you would rather stay in';
    const greedy = wrapText(text, 380, measure);
    const even = wrapBalanced(text, 380, measure);
    expect(even).toHaveLength(greedy.length);
    const spread = (lines: string[]): number => Math.max(...lines.map(measure)) - Math.min(...lines.map(measure));
    expect(spread(even)).toBeLessThan(spread(greedy));
  });

  it('ends with an ellipsis that fits where there is no room', () => {
    const lines = clampLines(['one two three', 'four five six', 'seven'], 2, 130, measure);
    expect(lines).toEqual(['one two three', 'four five si…']);
    expect(clampLines(['one'], 2, 130, measure)).toEqual(['one']);
  });
});
