import type { Secret } from './secret.ts';

/** What replaces a secret in a text. */
export const removedMark = '[removed]';

/** Characters. Anything shorter would also be found in ordinary words. */
const shortest = 8;
/** Of a key that consists of parts, a part this long is a secret by itself. */
const shortestPart = 16;

/**
 * Every form of every key that this process has seen, longest first. One set for the whole process, on purpose: a text
 * must not show a key wherever it comes from, and those who write texts have never heard of keys.
 */
let forms: readonly string[] = [];
let pattern: RegExp | null = null;

/** From now on no text that is cleaned shows this key, in the forms in which it may come back. */
export function noteSecret(secret: Secret): void {
  const text = secret.reveal();
  const parts = text.split(':').filter((part) => part.length >= shortestPart);
  const found = [text, ...parts].filter((part) => part.length >= shortest).flatMap(formsOf);
  if (found.every((form) => forms.includes(form))) return;
  forms = [...new Set([...forms, ...found])].toSorted((a, b) => b.length - a.length);
  // Upper and lower case: addresses and header names do not always keep it.
  pattern = new RegExp(forms.map((form) => form.replaceAll(/\W/g, String.raw`\$&`)).join('|'), 'gi');
}

/** Takes out the keys of this process and nothing else, so that addresses and prompts stay what they are. */
export function removeKnownSecrets(text: string): string {
  if (pattern === null) return text;
  return cutBegun(text.replaceAll(pattern, removedMark));
}

function formsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  const encoded = (['base64', 'base64url', 'hex'] as const).map((name) => bytes.toString(name).replace(/=+$/, ''));
  return [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1), ...encoded];
}

/** A text that was shortened may end in the middle of a key. */
function cutBegun(text: string): string {
  for (const form of forms) {
    for (let length = form.length - 1; length >= shortest; length -= 1) {
      if (text.endsWith(form.slice(0, length))) return `${text.slice(0, -length)}${removedMark}`;
    }
  }
  return text;
}
