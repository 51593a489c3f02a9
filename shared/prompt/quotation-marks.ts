/** What ends a quotation, by what opens it. Single straight marks are apostrophes too often. */
export const closingMarks: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '‘': '’',
};

const quotations = new RegExp(
  [
    '"([^"]+)"',
    '“([^“”]+)”',
    '„([^“”„]+)[“”]',
    // Opened in one style and closed in another, as happens where words were typed over.
    '["“„]([^"“”„]+)["”“]',
    '«([^«»]+)»',
    '(?<!\\S)»([^«»]+)«',
    '「([^「」]+)」',
    '『([^『』]+)』',
    '(?<![\\p{L}\\p{N}])‘((?:[^‘’]|’(?=\\p{L}))+)’',
    // Never closed: everything up to the end of the line.
    '[“„«「『]([^\\n]+)',
    '(?<=[:：]\\s?)"([^"\\n]+)',
  ].join('|'),
  'gu',
);

/** The words between quotation marks of any style, in reading order. */
export function quotedIn(text: string): string[] {
  return [...text.matchAll(quotations)].map(([, ...found]) => found.find((words) => words !== undefined) ?? '');
}
