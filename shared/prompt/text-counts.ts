/** Words by Unicode's rules, so that scripts without spaces count as well. The language is fixed: results never depend on the machine. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Number of words; `don't` and `@Image1` are one each. */
export function countWords(text: string): number {
  let count = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike === true) count += 1;
  return count;
}

/** Number of Unicode characters (code points), as providers count them; an emoji is one, not two. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
