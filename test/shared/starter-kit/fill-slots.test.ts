import { describe, expect, it } from 'vitest';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { assetIdSchema, referenceIdSchema } from '#shared/ids.ts';
import { createSlotFiller, shortWords } from '#shared/starter-kit/fill-slots.ts';
import { templateSpec, type SlotFills } from '#shared/starter-kit/template-spec.ts';
import { chase } from '#shared/starter-kit/chase.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

describe('what is described once', () => {
  it.each([
    ['a woman in a rain-dark coat', 'the woman'],
    ['an old man with rolled-up sleeves', 'the old man'],
    ['a matt-black espresso maker, polished', 'the matt-black espresso maker'],
    ['the last lighthouse on the coast', 'the last lighthouse'],
    ['Mira', 'Mira'],
    ['Tokyo at night', 'Tokyo'],
    ['in the dark', 'in the dark'],
    ['a', 'a'],
  ])('%s is then %s', (words, short) => {
    expect(shortWords(words)).toBe(short);
  });
});

describe('filling slots', () => {
  const referenceId = referenceIdSchema.parse(idNumber(1));
  const fill = () =>
    createSlotFiller(
      new Map([
        ['Hero', { words: 'a woman in a coat' }],
        ['Other', { referenceId }],
      ]),
    );

  it('describes in full once, and begins sentences with a capital', () => {
    const next = fill();
    expect(next('{Hero} waits. {Hero} sees {Hero}.')).toEqual(
      plainText('A woman in a coat waits. The woman sees the woman.'),
    );
    expect(next('Behind {Hero}, rain.')).toEqual(plainText('Behind the woman, rain.'));
    expect(next('{Hero}')).toEqual(plainText('The woman'));
  });

  it('mentions what has a picture, and leaves unknown names as words', () => {
    expect(fill()('{Other} meets {Nobody}.')).toEqual([mention(referenceId), ...plainText(' meets Nobody.')]);
  });
});

describe('a clip of a template', () => {
  const make = (fills: SlotFills) => {
    let last = 0;
    return templateSpec(chase, () => idNumber((last += 1)), fills);
  };
  const picture = (digit: string, name: string) => ({
    picture: { assetId: assetIdSchema.parse(digit.repeat(64)), name },
  });

  it('takes the words of a person, but for blank ones', () => {
    const [first] = make({ Hero: { words: ' a nun ' }, Place: { words: '  ' } }).shots;
    expect(first?.action).toMatchObject([{ text: expect.stringMatching(/^A nun bursts .* a crowded night market,/u) }]);
  });

  it('attaches each picture once, in the order of the slots, under a name of its own', () => {
    const spec = make({ Rival: picture('b', 'mira'), Hero: picture('a', 'Mira'), Place: picture('a', 'Mira') });
    expect(spec.kind).toBe('references');
    expect(spec.references.map(({ name, role, hue }) => [name, role, hue])).toEqual([
      ['Mira', 'identity', 1],
      ['Rival', 'identity', 2],
    ]);
  });

  it('has new ids each time, and is of text where nothing is attached', () => {
    const spec = make({});
    expect(spec).toMatchObject({ kind: 'text', references: [], parameters: { durationSeconds: 13, ratio: '16:9' } });
    expect(new Set(spec.shots.map(({ id }) => id)).size).toBe(spec.shots.length);
  });
});
