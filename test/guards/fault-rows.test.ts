import { describe, expect, it } from 'vitest';
import { codeFiles } from './project-files.ts';

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/**
 * Faults whose handling is promised, by the number that starts a test's title (`row 45: …`). A promise is kept by at
 * least one test; what each fault is stands in that title.
 */
const promised = [...range(1, 53), 58, 60, 61, ...range(63, 68), ...range(70, 77), ...range(79, 83), ...range(90, 97)];

const titles = codeFiles()
  .filter(({ path }) => /^test\/(?!guards\/fault-rows)/.test(path) && /\.(test|spec)\.tsx?$/.test(path))
  .flatMap(({ text }) => Array.from(text.matchAll(/['"`]row (\d+): /g), (match) => Number(match[1])));

describe('promised faults', () => {
  it.each(promised)('row %i has a test', (row) => {
    expect(titles).toContain(row);
  });
});
