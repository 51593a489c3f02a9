import { closingMarks } from '../quotation-marks.ts';

/** Cuts text into sentences: after a stop, outside quotation marks, and at every line break. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let current = '';
  let closing: string | null = null;
  let isSpeech = false;
  const end = (): void => {
    if (current.trim() !== '') sentences.push(current.trim());
    current = '';
  };
  const characters = Array.from(text);
  characters.forEach((character, index) => {
    if (character === '\n') {
      closing = null;
      end();
      return;
    }
    current += character;
    const next = characters[index + 1];
    if (closing !== null) {
      if (!closing.includes(character) || isApostrophe(character, next)) return;
      closing = null;
      // What somebody says ends the sentence that says it; so does a quotation that ends with a stop.
      if ((isSpeech || /[.!?…]/u.test(characters[index - 1] ?? '')) && isBreak(next)) end();
      return;
    }
    const opened = closingMarks[character];
    if (opened !== undefined && (!isTwoWay.test(character) || isBreak(characters[index - 1]))) {
      closing = opened;
      isSpeech = /[:：] ?$/u.test(current.slice(0, -1));
    } else if (/[.!?…]/u.test(character) && isBreak(next)) end();
  });
  end();
  return sentences;
}

/** Marks that open a quotation only at the beginning of a word. */
const isTwoWay = /[»‘]/u;

function isApostrophe(mark: string, next: string | undefined): boolean {
  return mark === '’' && next !== undefined && /\p{L}/u.test(next);
}

function isBreak(next: string | undefined): boolean {
  return next === undefined || /\s/u.test(next);
}

/** Without the stop that a sentence ends with. */
export function withoutStop(sentence: string): string {
  let end = sentence.length;
  while (end > 0 && /[.\s]/u.test(sentence.charAt(end - 1))) end -= 1;
  return sentence.slice(0, end);
}
