/**
 * No code says that a request was refused for what it shows, so the words do: those of the model, of its makers' filter
 * and of the platform. Words of other refusals must not be among them: "case-sensitive", "white balance".
 */
const refusal = new RegExp(
  [
    'content[ _-]?(?:policy|moderation|filter|safety|violation)',
    'moderat(?:ed|ion)\\b',
    'sensitive[ _-]?(?:content|information|material|words?)',
    'safety (?:system|filter|check|polic|guideline)',
    '\\bnsfw\\b',
    'likeness',
    'real (?:people|persons?|human)',
    'inappropriate',
    'prohibited content',
    'copyright',
    '\\bflagged\\b',
    'violat\\w+ (?:of )?(?:our |the |its )?(?:\\w+ )?(?:terms|polic|guideline)',
  ].join('|'),
  'iu',
);

/** The makers' own code is `OutputVideoSensitiveContentDetected`. */
const result = /\boutput[ _-]?(?:video|audio|image)|\b(?:generated|resulting) (?:video|audio|content|output|film)/iu;

/** Whether a sentence says that something was refused for what it shows. */
export function isAboutContent(sentence: string): boolean {
  return refusal.test(sentence);
}

/** Whether it was the result: then a machine has worked, and that may have been charged. */
export function isAboutResult(sentence: string): boolean {
  return result.test(sentence);
}
