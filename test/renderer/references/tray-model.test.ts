import { describe, expect, it } from 'vitest';
import { attachedBytes, landingIndex, surplusReferences } from '#renderer/features/references/tray-model.ts';
import { referenceAssets } from '#test/renderer/seed.ts';
import { mira, nightTrain, platform, rainAudio, teaHouse } from '#test/shared/prompt/night-train.ts';

describe('surplusReferences', () => {
  const limits = { images: 2, videos: 0, audio: 1, total: 3 };
  it('finds those past the limit of their kind', () => {
    expect([...surplusReferences(nightTrain.references, { ...limits, total: 12 })]).toEqual([teaHouse.id]);
  });

  it('finds those past the limit in all', () => {
    const found = surplusReferences([mira, platform, rainAudio], { ...limits, images: 9, total: 2 });
    expect([...found]).toEqual([rainAudio.id]);
    expect(surplusReferences(nightTrain.references, null).size).toBe(0);
  });
});

describe('landingIndex', () => {
  it.each([
    [0, 2, true, 2],
    [0, 2, false, 1],
    [3, 0, false, 0],
    [3, 0, true, 1],
    [1, 2, false, 1],
  ])('from %i, at %i, after %s, lands at %i', (from, target, isAfter, expected) => {
    expect(landingIndex(from, target, isAfter)).toBe(expected);
  });
});

describe('attachedBytes', () => {
  it('adds up what is known', () => {
    const [first] = referenceAssets;
    expect(attachedBytes([mira, platform], first === undefined ? {} : { [first.id]: first })).toBe(1_500_000);
  });
});
