import { describe, expect, it } from 'vitest';
import { errorCodes } from '#shared/errors.ts';
import { catalogue } from '#renderer/words/catalogue.ts';
import { codeFiles } from './project-files.ts';

/** Keys and texts of a tree of words: `library.empty.title` -> "Nothing here yet". */
function leavesOf(tree: object, path = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const key = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') return [[key, value] as const];
    return typeof value === 'object' && value !== null ? leavesOf(value, key) : [];
  });
}

const words = leavesOf(catalogue.en.translation);
const renderer = codeFiles()
  .filter(({ path }) => /^renderer\/(?!words\/en\/)/.test(path))
  .map(({ text }) => text)
  .join('\n');
const literals = new Set(
  Array.from(renderer.matchAll(/['"`]([A-Za-z][\w-]*(?:\.[\w-]+)+)['"`]/g), (match) => match[1]),
);
/** What stands before the first `${` of a key put together at run time. */
const heads = Array.from(renderer.matchAll(/`([A-Za-z][\w-]*(?:\.[\w-]+)*\.[\w-]*)\$\{/g), (match) => match[1] ?? '');

function isUsed(key: string): boolean {
  const singular = key.replace(/_(zero|one|two|few|many|other)$/, '');
  return literals.has(singular) || heads.some((head) => singular.startsWith(head));
}

describe('the catalogue of words', () => {
  it('has a sentence for every error code', () => {
    const sentences: Readonly<Record<string, unknown>> = catalogue.en.translation.errors;
    expect(errorCodes.filter((code) => typeof sentences[code] !== 'string')).toEqual([]);
  });

  it('has no empty text', () => {
    expect(words.filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('speaks calmly: no exclamation marks, pleas, cheers or long dashes', () => {
    const loud = words.filter(([, text]) => /!|—|\b(?:oops|please|successfully|sorry)\b/i.test(text));
    expect(loud.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });

  it('holds no words that nothing shows', () => {
    expect(words.filter(([key]) => !key.startsWith('errors.') && !isUsed(key)).map(([key]) => key)).toEqual([]);
  });
});
