import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { mentionedIds, plainText, renderRichText } from '#shared/domain/rich-text.ts';
import { cameraMoves, cameraSpeeds, framings, type Camera, type Framing } from '#shared/domain/shot.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { movesWithoutSpeed, seedanceVocabulary } from '#shared/prompt/grammars/vocabulary.ts';
import { atMentions, bracketMentions, numberReferences, type MentionStyle } from '#shared/prompt/mention-style.ts';
import { parsePrompt } from '#shared/prompt/parse.ts';
import { idNumber, nightTrain, reference } from './night-train.ts';

/*
 * Prompts as people write them elsewhere, in each of the four forms, from known facts. They must become shots with exactly
 * these facts, and still have them after they were compiled in either grammar and read once more.
 */

const tray = [reference(1), reference(2, { kind: 'video' }), reference(3), reference(4, { kind: 'audio' })];

interface Facts {
  readonly framing: Framing | null;
  readonly camera: Camera | null;
  readonly says: readonly { readonly speaker: number; readonly voice: string; readonly words: string }[];
  /** Words, and places in the tray. */
  readonly action: readonly (string | number)[];
}

const word = fc.stringMatching(/^[b-df-hj-np-tv-z]{3,9}$/u);
const clause = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const cameras: fc.Arbitrary<Camera> = fc
  .tuple(fc.constantFrom(...cameraMoves), fc.constantFrom(...cameraSpeeds))
  .map(([move, speed]) => ({ move, speed: movesWithoutSpeed.has(move) ? 'normal' : speed, direction: null }));
const place = fc.integer({ min: 0, max: tray.length - 1 });
const facts: fc.Arbitrary<Facts> = fc.record({
  framing: fc.constantFrom(null, ...framings),
  camera: fc.option(cameras),
  says: fc.array(fc.record({ speaker: fc.constantFrom(0, 2), voice: clause, words: clause }), { maxLength: 2 }),
  action: fc.oneof(
    clause.map((words) => [words]),
    fc.tuple(clause, place, clause).map(([before, at, after]) => [`${before} `, at, ` ${after}`]),
  ),
});
const clips = fc.array(facts, { minLength: 2, maxLength: 7 });

const { framings: framingWords, cameraMoves: moveWords, cameraSpeeds: speedWords } = seedanceVocabulary;

interface Style {
  readonly name: (place: number) => string;
  /** Between the framing and what happens. */
  readonly afterFraming: string;
}

function writeShot({ framing, camera, says, action }: Facts, { name, afterFraming }: Style): string {
  const seen = action.map((piece) => (typeof piece === 'string' ? piece : name(piece))).join('');
  const move = camera === null ? '' : `, ${`${speedWords[camera.speed]} ${moveWords[camera.move]}`.trim()}`;
  const lines = says.map(({ speaker, voice, words }) => ` ${name(speaker)} says, ${voice}: "${words}"`);
  const framed = framing === null ? '' : `${framingWords[framing]}${afterFraming}`;
  return `${framed}${seen}${move}.${lines.join('')}`;
}

/** How each form puts shots after each other. The first shot of cut words may begin without a cut. */
const forms: Readonly<Record<string, (shots: readonly Facts[], name: Style['name']) => string>> = {
  'shot-labels': (shots, name) =>
    shots.map((shot, index) => `Shot ${index + 1}: ${writeShot(shot, { name, afterFraming: '. ' })}`).join(' '),
  'time-ranges': (shots, name) =>
    shots
      .map((shot, index) => `[${index * 2}–${index * 2 + 2}s] ${writeShot(shot, { name, afterFraming: ': ' })}`)
      .join('\n'),
  'multi-shot': (shots, name) =>
    `Multi-shot: ${shots.map((shot) => writeShot(shot, { name, afterFraming: ' of ' })).join(' cut to ')}`,
  'cut-words': (shots, name) =>
    shots
      .map((shot, index) => {
        const cut = index === 0 ? '' : index === shots.length - 1 ? 'Finally: ' : 'Cut to ';
        return cut + writeShot(shot, { name, afterFraming: ': ' });
      })
      .join(' '),
};

let id = 300_000;
const newId = (): string => idNumber((id += 1));
const empty: ClipSpec = { ...nightTrain, text: [], look: [], soundBed: [], references: tray };

function namer(style: MentionStyle): Style['name'] {
  const numbers = numberReferences(tray, style);
  return (at) => numbers.get(tray[at]?.id ?? reference(99).id) ?? '';
}

/** What a shot says, in the terms that it was written in. */
function factsOf({ shots }: ClipSpec): Facts[] {
  const placeOf = (wanted: string | undefined): number => tray.findIndex((each) => each.id === wanted);
  return shots.map(({ framing, camera, dialogue, action }) => ({
    framing,
    camera,
    says: dialogue.map(({ speaker, voice, words }) => ({ speaker: placeOf(mentionedIds(speaker)[0]), voice, words })),
    // A cut takes the place of the stop before it.
    action: [renderRichText(action, (each) => `{${placeOf(each)}}`).replace(/\.$/u, '')],
  }));
}

function expected(shots: readonly Facts[]): Facts[] {
  return shots.map((shot) => ({
    ...shot,
    action: [`${shot.action.map((piece) => (typeof piece === 'string' ? piece : `{${piece}}`)).join('')}`],
  }));
}

describe.each(Object.entries(forms))('a prompt written as %s', (form, write) => {
  it('becomes its shots: framing, camera, words, mentions and order', () => {
    fc.assert(
      fc.property(clips, fc.constantFrom(atMentions, bracketMentions), (shots, style) => {
        const parsed = parsePrompt(plainText(write(shots, namer(style))), empty, newId);
        expect([parsed.form, parsed.unbound, parsed.merged]).toEqual([form, [], 0]);
        expect(factsOf(parsed.spec)).toEqual(expected(shots));
      }),
      { numRuns: 200 },
    );
  });

  it('compiles back to the same, in each grammar', () => {
    fc.assert(
      fc.property(
        clips,
        fc.constantFrom(...Object.values(grammars)),
        fc.constantFrom(atMentions, bracketMentions),
        (shots, grammar, mentionStyle) => {
          const { spec } = parsePrompt(plainText(write(shots, namer(atMentions))), empty, newId);
          const { text } = compilePrompt({ spec, grammar, mentionStyle });
          const again = parsePrompt(plainText(text), empty, newId);
          expect(factsOf(again.spec)).toEqual(expected(shots));
          expect(compilePrompt({ spec: again.spec, grammar, mentionStyle }).text).toBe(text);
        },
      ),
      { numRuns: 200 },
    );
  });
});
