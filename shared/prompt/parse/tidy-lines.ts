/**
 * Text with one kind of line break, single spaces, and no more than one empty line in a row. A prompt means the same
 * either way, and patterns that skip white space stay quick on whatever was pasted.
 */
export function tidyLines(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ?\n ?/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n');
}
