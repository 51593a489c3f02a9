import { describe, expect, it } from 'vitest';
import { plainText } from '#shared/domain/rich-text.ts';
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

  it('is every quotation of a text, in the time of the clip', () => {
    const text = plainText('She says: "One". He: “Two” and «Three». An "open end');
    expect(spokenParts({ ...two, mode: 'text', text })).toEqual([
      { shotId: null, words: 'One\nTwo\nThree', durationMs: 15_000 },
    ]);
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
