import { framings, type Framing } from '#shared/domain/shot.ts';
import { seedanceVocabulary } from '../grammars/vocabulary.ts';

/** Other words that people write for a framing, longest first where one contains another. */
const synonyms: readonly (readonly [string, Framing])[] = [
  ['establishing drone shot', 'aerial'],
  ['establishing aerial shot', 'aerial'],
  ['drone shot', 'aerial'],
  ['extreme wide shot', 'wide'],
  ['establishing shot', 'wide'],
  ['long shot', 'wide'],
  ['wide angle', 'wide'],
  ['extreme closeup', 'extreme-close-up'],
  ['macro shot', 'extreme-close-up'],
  ['medium closeup', 'medium-close-up'],
  ['closeup', 'close-up'],
  ['close up', 'close-up'],
  ['over the shoulder shot', 'over-the-shoulder'],
  ['over the shoulder', 'over-the-shoulder'],
  ['pov shot', 'pov'],
  ['pov', 'pov'],
  ['two shot', 'two-shot'],
  ['insert', 'insert'],
  ['aerial', 'aerial'],
  ['wide', 'wide'],
];

const known: readonly (readonly [string, Framing])[] = [
  ...framings.map((framing) => [seedanceVocabulary.framings[framing], framing] as const),
  ...synonyms,
].toSorted(([a], [b]) => b.length - a.length);

export interface ReadFraming {
  readonly framing: Framing | null;
  readonly rest: string;
}

/** Takes the framing off the beginning of a shot: `Wide shot.`, `Close-up of her hands`, `POV: …`. */
export function readFraming(text: string): ReadFraming {
  for (const [words, framing] of known) {
    const found = new RegExp(`^(?:an?\\s+|the\\s+)?${words}(?:\\s*[:.,–—]+|\\s+(?:of|on|showing)\\b|$)\\s*`, 'iu').exec(
      text,
    );
    if (found !== null) return { framing, rest: text.slice(found[0].length) };
  }
  return { framing: null, rest: text };
}
