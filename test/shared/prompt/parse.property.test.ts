import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { mention, mentionedIds, plainText, type RichTextSegment } from '#shared/domain/rich-text.ts';
import { cameraMoves, cameraSpeeds, directionsOfMove, framings, type Camera, type Shot } from '#shared/domain/shot.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { movesWithoutSpeed } from '#shared/prompt/grammars/vocabulary.ts';
import { atMentions, bracketMentions } from '#shared/prompt/mention-style.ts';
import { parsePrompt } from '#shared/prompt/parse.ts';
import { idNumber, line, nightTrain, reference, shot } from './night-train.ts';

const tray = [reference(1), reference(2), reference(3, { kind: 'video' }), reference(4, { kind: 'audio' })];
const images = tray.slice(0, 2);

/** Words that are nothing else to anybody: no label, no move, no framing. */
const word = fc.stringMatching(/^[b-df-hj-np-tv-z]{2,9}$/u);
const clause = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
const richClause: fc.Arbitrary<RichTextSegment[]> = fc.oneof(
  clause.map(plainText),
  fc
    .tuple(clause, fc.constantFrom(...tray), clause)
    .map(([before, { id }, after]) => [...plainText(`${before} `), mention(id), ...plainText(` ${after}`)]),
);
const optional = <T>(values: fc.Arbitrary<T>, none: T): fc.Arbitrary<T> => fc.oneof(values, fc.constant(none));

const cameras: fc.Arbitrary<Camera> = fc
  .tuple(fc.constantFrom(...cameraMoves), fc.constantFrom(...cameraSpeeds))
  .chain(([move, speed]) => {
    const paced = movesWithoutSpeed.has(move) ? 'normal' : speed;
    return fc
      .constantFrom(null, ...directionsOfMove[move])
      .map((direction): Camera => ({ move, speed: paced, direction }));
  });

const dialogue = fc.tuple(
  fc.oneof(
    clause.map(plainText),
    fc.constantFrom(...images).map(({ id }) => [mention(id)]),
  ),
  clause,
  clause,
  clause,
);

const shots: fc.Arbitrary<Shot[]> = fc
  .array(
    fc.record({
      framing: fc.constantFrom(null, ...framings),
      camera: optional(cameras, null),
      // Written, so that the shot has a paragraph of its own.
      action: richClause,
      light: optional(clause, ''),
      lines: fc.array(dialogue, { maxLength: 2 }),
      effects: optional(richClause, []),
      ambience: optional(richClause, []),
      music: optional(richClause, []),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((list) =>
    list.map(({ framing, camera, action, light, lines, effects, ambience, music }, index) =>
      shot(index + 1, {
        durationMs: 2_000,
        framing,
        camera,
        action,
        light,
        dialogue: lines.map(([speaker, voice, emotion, words], at) => ({
          ...line(index * 10 + at, words, speaker),
          voice,
          emotion,
        })),
        sound: { effects, ambience, music },
      }),
    ),
  );

const specs: fc.Arbitrary<ClipSpec> = fc
  .tuple(shots, optional(richClause, []), optional(richClause, []))
  .map(([list, look, soundBed]) => ({
    ...nightTrain,
    kind: 'references',
    mode: 'shots',
    look,
    soundBed,
    shots: list,
    references: tray,
    parameters: { ...nightTrain.parameters, durationSeconds: list.length * 2 },
  }));

let id = 100_000;
const newId = (): string => idNumber((id += 1));
const facts = ({ shots: list }: ClipSpec) =>
  list.map(({ framing, camera, dialogue: lines, action, sound }) => ({
    framing,
    camera,
    words: lines.map(({ words }) => words),
    voices: lines.map(({ voice, emotion }) => [voice, emotion]),
    mentions: [action, ...lines.map(({ speaker }) => speaker), ...Object.values(sound)].flatMap(mentionedIds),
  }));

describe('a compiled prompt, read again', () => {
  it.each(['shot-order', 'time-ranges'] as const)('is the same clip, in %s', (grammarId) => {
    fc.assert(
      fc.property(specs, fc.constantFrom(atMentions, bracketMentions), (spec, mentionStyle) => {
        const grammar = grammars[grammarId];
        const { text } = compilePrompt({ spec, grammar, mentionStyle });
        const parsed = parsePrompt(plainText(text), spec, newId);
        expect(parsed).toMatchObject({ unbound: [], merged: 0 });
        expect([text, facts(parsed.spec)]).toEqual([text, facts(spec)]);
        expect(compilePrompt({ spec: parsed.spec, grammar, mentionStyle }).text).toBe(
          compilePrompt({ spec: { ...spec, shots: spec.shots }, grammar, mentionStyle }).text,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('any text at all', () => {
  const connectors = [
    'Cut to ',
    'Finally: ',
    '\n\n',
    '. ',
    '"',
    ' "',
    'Shot 2: ',
    '[2–5s] ',
    '@Image1 ',
    'Wide shot. ',
    ': ',
    ', ',
    '[0–4s] ',
    '[6–7s] ',
    '[4–5 s] ',
    '\r\n',
    '‘',
    '“',
    '”',
    '»',
    '「',
    'Mira says, ',
  ];
  const pieces = fc.array(
    fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom(...connectors)),
    {
      maxLength: 14,
    },
  );

  it('is a legal clip', () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const { spec } = parsePrompt(plainText(list.join(' ')), { ...nightTrain, references: tray }, newId);
        expect(clipSpecSchema.safeParse(spec).error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every word', () => {
    const mixed = fc.array(fc.oneof(word, fc.constantFrom(...connectors)), { maxLength: 14 });
    fc.assert(
      fc.property(mixed, (list) => {
        const words = list.flatMap((piece, index) => (connectors.includes(piece) ? [] : [`${piece}${String(index)}x`]));
        const text = list
          .map((piece, index) => (connectors.includes(piece) ? piece : ` ${piece}${String(index)}x`))
          .join('');
        const { spec } = parsePrompt(plainText(text), { ...nightTrain, references: tray }, newId);
        const kept = JSON.stringify([spec.look, spec.shots, spec.soundBed]);
        expect(words.filter((each) => !kept.includes(each))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
