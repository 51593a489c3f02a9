import { markOpening } from './mention-marks.ts';

/** A spoken line, mentions still marked. */
export interface ReadLine {
  readonly speaker: string;
  readonly voice: string;
  readonly emotion: string;
  readonly words: string;
}

const verbs = ['says', 'asks', 'whispers', 'shouts', 'yells', 'mutters', 'replies', 'answers', 'murmurs', 'sings'];
// Manner and words hold no mentions: a sentence with one there stays what happens, where it can be one.
const quoted = `\\s*[:：]\\s*["“„«»「『‘](?<words>[^\\n${markOpening}]{1,2000})["”“»«」』’]\\.?$`;
/** `Mira says, low, half to herself: "…"`. Straight single marks are apostrophes too often. */
const spoken = new RegExp(
  `^(?<speaker>[^"“„«:]{1,200}?)\\s+(?<verb>${verbs.join('|')})\\b(?:,?\\s+(?<manner>[^"“„«:${markOpening}]{0,400}?))?${quoted}`,
  'iu',
);
/** `Conductor: "…"`: only a name can speak without a verb; a longer run of words before a colon is something else. */
const named = new RegExp(`^(?<speaker>[^\\s"“„«»「『:：]+(?:\\s[^\\s"“„«»「『:：]+){0,2})${quoted}`, 'iu');

/** A line of dialogue when the whole sentence is one; else `null`. A verb other than "says" tells the voice. */
export function readDialogue(sentence: string): ReadLine | null {
  const found = spoken.exec(sentence.trim()) ?? named.exec(sentence.trim());
  const { speaker = '', verb = 'says', manner = '', words = '' } = found?.groups ?? {};
  if (words.trim() === '') return null;
  const parts = manner.split(',').map((part) => part.trim());
  const how = verb.toLowerCase() === 'says' ? '' : verb.toLowerCase();
  const [voice = '', ...emotion] = [how, ...parts].filter((part) => part !== '');
  return { speaker: speaker.trim(), voice, emotion: emotion.join(', '), words: words.trim() };
}
