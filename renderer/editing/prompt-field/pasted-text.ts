import { mentionNames } from '#shared/domain/mentions.ts';
import type { Reference } from '#shared/domain/reference.ts';
import { renderRichText, richTextSchema, type RichText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import { markMentions, unmark } from '#shared/prompt/parse/mention-marks.ts';
import type { ReferenceId } from '#shared/ids.ts';
import { normalised } from './prompt-document.ts';

/** `@` and the longest run of characters that a name may have; `me@mira.com` is an address. */
const namePattern = /(?<![\p{Script=Latin}\p{N}_%+-])@([\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*)/gu;

const folded = (name: string): string => name.toLocaleLowerCase('en');

interface Named {
  readonly id: ReferenceId;
  readonly name: string;
}

/** The reference or element whose name is the word; a part of a longer name is nobody. */
function findNamed(word: string, references: readonly Reference[]): Named | undefined {
  return [...mentionNames(references)]
    .map(([id, name]): Named => ({ id, name }))
    .filter(({ name }) => {
      if (!folded(word).startsWith(folded(name))) return false;
      // `@Mirabel` and `@Mira-coat` are somebody else, but `@Mira-` or `@Mira_` may be Mira and a dash.
      return !/^[_-]*[\p{L}\p{N}\p{M}]/u.test(word.slice(name.length));
    })
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

/** `@Mira` becomes a mention where the tray has a Mira, and stays words elsewhere. */
export function bindNames(pasted: string, references: readonly Reference[]): RichTextSegment[] {
  const text = pasted.replace(/\r\n?/gu, '\n');
  const segments: RichTextSegment[] = [];
  let position = 0;
  for (const match of text.matchAll(namePattern)) {
    const reference = findNamed(match[1] ?? '', references);
    if (reference === undefined) continue;
    segments.push({ type: 'text', text: text.slice(position, match.index) });
    segments.push({ type: 'mention', referenceId: reference.id });
    position = match.index + 1 + reference.name.length;
  }
  segments.push({ type: 'text', text: text.slice(position) });
  return normalised(segments);
}

/**
 * Reads pasted words: names of the tray become mentions, and so do numbers (`@Image1`, `[Image1]`), by the order that the
 * tray has now.
 */
export function parsePastedText(pasted: string, references: readonly Reference[]): RichTextSegment[] {
  const { text, marks } = markMentions(bindNames(pasted, references), references);
  return normalised(unmark(text, marks));
}

/** What a prompt field adds to the clipboard beside plain words: names may have changed hands by the time of pasting. */
export const wordsMimeType = 'application/x-dailies-words';

/** Words with their mentions by id, each with the name it has now, as `readCopiedWords` takes them. */
export function copiedWords(text: RichText, references: readonly Reference[]): string {
  const names = mentionNames(references);
  return JSON.stringify(
    text.map((segment) => {
      const name = segment.type === 'mention' ? names.get(segment.referenceId) : undefined;
      return name === undefined ? segment : { ...segment, lastName: name };
    }),
  );
}

/**
 * Reads words that a prompt field copied: a mention stays that reference, however it is called now. One that this clip does
 * not have is looked for by its name. `null`: no prompt field has written this.
 */
export function readCopiedWords(json: string, references: readonly Reference[]): RichTextSegment[] | null {
  const read = richTextSchema.safeParse(parsedJson(json));
  if (!read.success) return null;
  const names = mentionNames(references);
  return normalised(
    read.data.flatMap((segment): RichTextSegment[] => {
      if (segment.type === 'text') return [segment];
      if (names.has(segment.referenceId)) return [{ type: 'mention', referenceId: segment.referenceId }];
      return bindNames(`@${segment.lastName ?? ''}`, references);
    }),
  );
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The words that go to the clipboard: a mention is `@Mira`. */
export function copiedText(text: RichText, references: readonly Reference[]): string {
  const names = mentionNames(references);
  return text
    .map((segment) =>
      segment.type === 'mention'
        ? renderRichText([segment], (id) => `@${names.get(id) ?? segment.lastName ?? ''}`)
        : segment.text,
    )
    .join('');
}

/** What has a name that fits what was typed after `@`: those that start with it first. */
export function matchNamed<T extends { readonly name: string }>(query: string, named: readonly T[]): T[] {
  const wanted = folded(query);
  const starts = named.filter(({ name }) => folded(name).startsWith(wanted));
  const contains = named.filter((each) => !starts.includes(each) && folded(each.name).includes(wanted));
  return [...starts, ...contains];
}
