import type { RichText, RichTextSegment } from '#shared/domain/rich-text.ts';
import type { PromptWriter } from './prompt-writer.ts';

/** One run of prompt text: words and mentions on one line. */
export type Phrase = readonly RichTextSegment[];

export function words(text: string): RichTextSegment {
  return { type: 'text', text };
}

/** Rich text on one line: white space and line breaks become single spaces, none at the ends. */
export function onOneLine(text: RichText): Phrase {
  const segments: RichTextSegment[] = [];
  for (const segment of text) {
    const last = segments.at(-1);
    if (segment.type === 'text' && last?.type === 'text')
      segments[segments.length - 1] = words(last.text + segment.text);
    else segments.push(segment);
  }
  return segments
    .map((segment, index) => {
      if (segment.type === 'mention') return segment;
      let line = segment.text.replace(/\s+/gu, ' ');
      if (index === 0) line = line.trimStart();
      if (index === segments.length - 1) line = line.trimEnd();
      return words(line);
    })
    .filter((segment) => segment.type === 'mention' || segment.text !== '');
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
}

/** Ends a sentence that has no end yet, so that the parts of a shot do not run into each other. */
function missingStop(phrase: Phrase): string {
  const last = phrase.at(-1);
  if (last === undefined) return '';
  return last.type === 'text' && /[\p{P}]$/u.test(last.text) && !/[)\]'’%*/&@#_-]$/u.test(last.text) ? '' : '.';
}

export function writePhrase(writer: PromptWriter, phrase: Phrase): void {
  for (const segment of phrase) {
    if (segment.type === 'text') writer.write(segment.text);
    else writer.writeMention(segment);
  }
}

/** Writes phrases as sentences with one space between them. */
export function writeSentences(writer: PromptWriter, phrases: readonly Phrase[]): void {
  phrases.forEach((phrase, index) => {
    if (index > 0) writer.write(' ');
    writePhrase(writer, phrase);
    writer.write(missingStop(phrase));
  });
}
