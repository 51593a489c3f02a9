import { describe, expect, it } from 'vitest';
import { captionPages, pageAt } from '#renderer/media/animatic/caption-pages.ts';
import { shotOf } from '../animatic-plans.ts';

const measure = (text: string): number => text.length * 10;
const pages = (captions: string[], count = 72) => captionPages({ shot: shotOf(1, { captions }), count }, 300, measure);

describe('caption pages', () => {
  it('shows a single line for the whole shot', () => {
    const found = pages(['Mira: Does it always rain?']);
    expect(found).toEqual([{ lines: ['Mira: Does it always rain?'], start: 0 }]);
    expect(pageAt(found, 0)).toBe(found[0]);
    expect(pageAt(found, 71)).toBe(found[0]);
  });

  it('gives each line its share of the time, by its length', () => {
    const found = pages(['Mira: No.', 'Conductor: Only on the nights you would rather stay.']);
    expect(found[0]?.start).toBe(0);
    expect(found[1]?.start).toBeGreaterThan(8);
    expect(found[1]?.start).toBeLessThan(30);
    expect(pageAt(found, 71)).toBe(found[1]);
  });

  it('splits what does not fit on two lines into pages, and drops no word', () => {
    const words =
      'Mira: one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';
    const found = pages([words]);
    expect(found.length).toBeGreaterThan(1);
    expect(found.every(({ lines }) => lines.length <= 2)).toBe(true);
    expect(found.flatMap(({ lines }) => lines).join(' ')).toBe(words);
  });

  it('is empty where nobody speaks', () => {
    expect(pageAt(pages([]), 5)).toBeNull();
    expect(pages(['   '])).toEqual([]);
  });
});
