import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { compilePrompt } from '#shared/prompt/compile.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { grammars } from '#shared/prompt/grammars/grammars.ts';
import { atMentions } from '#shared/prompt/mention-style.ts';
import { splitSpec } from '#renderer/editing/split/split-spec.ts';
import { line, mira, nightTrain, platform, rainAudio, shot, teaHouse } from '#test/shared/prompt/night-train.ts';

const talk = (count: number) => Array.from({ length: count }, () => 'go').join(' ');

/** Shots of so many words each, in equal times that fill the clip. */
function clipOf(counts: readonly number[], seconds: number): ClipSpec {
  const each = Math.floor((seconds * 10) / counts.length) * 100;
  return {
    ...nightTrain,
    look: [],
    soundBed: [],
    references: [],
    kind: 'text',
    shots: counts.map((count, index) =>
      shot(index + 1, {
        durationMs: index === 0 ? seconds * 1_000 - each * (counts.length - 1) : each,
        action: plainText('Rain falls.'),
        dialogue: count === 0 ? [] : [line(index, talk(count), [])],
      }),
    ),
    parameters: { ...nightTrain.parameters, durationSeconds: seconds },
  };
}
const lengths = (spec: ClipSpec | undefined) => spec?.shots.map(({ durationMs }) => durationMs);

describe('a clip in two', () => {
  it('is cut where both halves have the time that their words need', () => {
    const split = splitSpec(clipOf([12, 12, 12, 12], 8));
    expect(lengths(split?.first)).toEqual([5_000, 5_000]);
    expect(lengths(split?.second)).toEqual([5_000, 5_000]);
    expect(split?.second.parameters.durationSeconds).toBe(10);
  });

  it('leaves lengths alone that are enough, and fills up to a legal clip', () => {
    const split = splitSpec(clipOf([0, 0, 0], 6));
    expect(lengths(split?.first)).toEqual([4_000]);
    expect(lengths(split?.second)).toEqual([2_000, 2_000]);
  });

  it('is only done where there is a boundary', () => {
    expect(splitSpec(clipOf([40], 10))).toBeNull();
    expect(splitSpec({ ...clipOf([20, 20], 8), mode: 'text' })).toBeNull();
  });

  it('carries the references that are mentioned, and each frame with its end', () => {
    const say = (id: typeof mira.id) => [mention(id), ...plainText(' walks.')];
    const spec: ClipSpec = {
      ...clipOf([0, 0], 8),
      kind: 'references',
      references: [mira, platform, teaHouse, rainAudio],
      soundBed: [mention(rainAudio.id)],
      shots: [
        shot(1, { durationMs: 4_000, action: say(mira.id) }),
        shot(2, { durationMs: 4_000, action: say(platform.id) }),
      ],
    };
    const split = splitSpec(spec);
    // What nobody names stays with the first.
    expect(split?.first.references).toEqual([mira, teaHouse, rainAudio]);
    expect(split?.second.references).toEqual([platform, rainAudio]);
    expect(split?.second).toMatchObject({ kind: 'references', text: [], soundBed: spec.soundBed });
    const framed: ClipSpec = {
      ...clipOf([0, 0], 8),
      kind: 'frames',
      startFrame: mira.assetId,
      endFrame: platform.assetId,
    };
    const cut = splitSpec(framed);
    expect(cut?.first).toMatchObject({ kind: 'frames', startFrame: mira.assetId, endFrame: null });
    expect(cut?.second).toMatchObject({ kind: 'frames', startFrame: null, endFrame: platform.assetId });
  });

  it('takes no time from a shot for the sake of another that needs more than there is', () => {
    const spec = clipOf([4, 9, 39, 0, 0, 0, 0, 0, 33, 0, 0, 0], 15);
    const split = splitSpec(spec);
    const after = [...(lengths(split?.first) ?? []), ...(lengths(split?.second) ?? [])];
    expect(after.every((ms, index) => ms >= (spec.shots[index]?.durationMs ?? Infinity))).toBe(true);
    expect(after).toHaveLength(12);
  });

  it('is two legal clips that say all that was said, in order, and never denser', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 3 }), (list, extra) => {
        const spec = clipOf(list, Math.min(15, Math.max(4, list.length) + extra));
        const split = splitSpec(spec);
        if (split === null) throw new Error('not split');
        const { first, second } = split;
        for (const each of [first, second]) expect(clipSpecSchema.safeParse(each).error?.issues).toBeUndefined();
        const both = [...first.shots, ...second.shots];
        expect(both.map(({ id, dialogue }) => [id, dialogue])).toEqual(
          spec.shots.map(({ id, dialogue }) => [id, dialogue]),
        );
        const worst = (shots: ClipSpec['shots']) =>
          Math.max(...shots.map((each) => dialogueDensity(each).wordsPerSecond));
        expect(worst(both)).toBeLessThanOrEqual(Math.max(worst(spec.shots), 2.5));
      }),
      { numRuns: 200 },
    );
  });

  it('compiles to the same words', () => {
    const text = (spec: ClipSpec) =>
      compilePrompt({ spec, grammar: grammars['shot-order'], mentionStyle: atMentions }).text;
    const split = splitSpec({ ...nightTrain, look: [], soundBed: [] });
    if (split === null) throw new Error('not split');
    expect(text(split.second)).toMatch(/^Shot 1: /u);
    expect(text(split.second)).toContain('Only on the nights you would rather stay.');
    expect(text(split.first)).not.toContain('Only on the nights');
  });
});
