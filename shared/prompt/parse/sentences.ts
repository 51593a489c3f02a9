const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»' };

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
    if (closing !== null) {
      if (character !== closing) return;
      closing = null;
      // What somebody says ends the sentence that says it; so does a quotation that ends with a stop.
      if ((isSpeech || /[.!?…]/u.test(characters[index - 1] ?? '')) && isBreak(characters[index + 1])) end();
      return;
    }
    const opened = quotes[character];
    if (opened !== undefined) {
      closing = opened;
      isSpeech = /:\s*$/u.test(current.slice(0, -1));
    } else if (/[.!?…]/u.test(character) && isBreak(characters[index + 1])) end();
  });
  end();
  return sentences;
}

function isBreak(next: string | undefined): boolean {
  return next === undefined || /\s/u.test(next);
}

/** Without the stop that a sentence ends with. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/[.\s]+$/u, '');
}
