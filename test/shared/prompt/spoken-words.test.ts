import { describe, expect, it } from 'vitest';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { quotedIn } from '#shared/prompt/quotation-marks.ts';
import { agreeToSpeech, isAgreed, spokenParts } from '#shared/prompt/spoken-words.ts';
import { line, nightTrain, shot } from './night-train.ts';

const two = {
  ...nightTrain,
  shots: [
    shot(1, { dialogue: [line(1, 'One.', []), line(2, 'Two.', [])] }),
    shot(2, { dialogue: [line(3, 'Three.', [])] }),
  ],
};

describe('what is spoken', () => {
  it('is the lines of each shot', () => {
    expect(spokenParts(two).map(({ shotId, words }) => [shotId, words])).toEqual([
      [shot(1).id, 'One.\nTwo.'],
      [shot(2).id, 'Three.'],
    ]);
  });

  it('is also what stands in quotation marks in what happens', () => {
    const action = plainText('Mira says: "Thirty words would be here." She turns.');
    const [part] = spokenParts({ ...two, shots: [shot(1, { action, dialogue: [line(1, 'One.', [])] })] });
    expect(part?.words).toBe('One.\nThirty words would be here.');
  });

  it('is never more than can be agreed to', () => {
    const text = Array.from({ length: 3 }, () => plainText(`"${'word '.repeat(3_900)}"`)).flat();
    const spec = agreeToSpeech({ ...nightTrain, mode: 'text', text }, null);
    expect(spokenParts(spec).map((part) => isAgreed(spec, part))).toEqual([true]);
    expect(clipSpecSchema.safeParse(spec).error?.issues ?? []).toEqual([]);
  });

  it('is every quotation of a text, in the time of the clip', () => {
    const text = plainText('She says: "One". He: “Two” and «Three». An "open end');
    expect(spokenParts({ ...two, mode: 'text', text })).toEqual([
      { shotId: null, words: 'One\nTwo\nThree', durationMs: 15_000 },
    ]);
  });
});

describe('quotation marks', () => {
  it.each([
    ['»Wo bist du?« „Hier.“', ['Wo bist du?', 'Hier.']],
    ['„Gdzie jesteś?” 「どこ」『ここ』', ['Gdzie jesteś?', 'どこ', 'ここ']],
    ['“He said ‘no’ twice” and ‘don’t go’', ['He said ‘no’ twice', 'don’t go']],
    ['"He said “no” loudly" “typed over"', ['He said “no” loudly', 'typed over']],
    ['She says: "and then nobody', ['and then nobody']],
    ['She says “and then\nnobody', ['and then']],
    ['A 6" pipe, the dogs’ bowls, O’Neill', []],
  ])('%s', (text, words) => {
    expect(quotedIn(text)).toEqual(words);
  });
});

describe('agreeing to it', () => {
  it('is kept per shot, and forgotten with its words', () => {
    const first = agreeToSpeech(two, shot(1).id);
    const both = agreeToSpeech(first, shot(2).id);
    expect(spokenParts(both).every((part) => isAgreed(both, part))).toBe(true);
    const other = { ...both, shots: [shot(1, { dialogue: [line(1, 'Else.', [])] }), ...two.shots.slice(1)] };
    expect(spokenParts(other).map((part) => isAgreed(other, part))).toEqual([false, true]);
    expect(agreeToSpeech(other, shot(2).id).agreedSpeech).toHaveLength(1);
    expect(agreeToSpeech(both, shot(2).id).agreedSpeech).toHaveLength(2);
  });
});
