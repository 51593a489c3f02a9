import { describe, expect, it } from 'vitest';
import type { AnimaticPlan, AnimaticShot } from '#shared/domain/animatic.ts';
import { planAnimatic } from '#shared/animatic/plan-animatic.ts';
import { assetIdSchema } from '#shared/ids.ts';
import { slateTexts } from '#renderer/media/animatic/slate-texts.ts';
import { shotPieces, soundPiece } from '#renderer/media/preview/preview-pieces.ts';
import { words } from '#renderer/words/words.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';
import { planOf, shotOf } from '../animatic-plans.ts';

const assetId = assetIdSchema.parse('c'.repeat(64));
const picture = { assetId, kind: 'image', atMs: 0 } as const;
const keysOf = (plan: AnimaticPlan): string[] => shotPieces(plan, slateTexts(plan, words.t)).map(({ key }) => key);
/** How many shots of the second plan are not among those of the first. */
const newShots = (before: AnimaticPlan, after: AnimaticPlan): number => {
  const known = new Set(keysOf(before));
  return keysOf(after).filter((key) => !known.has(key)).length;
};
const numbered = (shots: readonly AnimaticShot[]): AnimaticShot[] =>
  shots.map((shot, index) => ({ ...shot, number: index + 1 }));
const plan = planOf(
  Array.from({ length: 12 }, (_, index) =>
    shotOf(index + 1, { durationMs: 1_250, action: `Card ${index + 1}`, picture: index % 3 === 0 ? picture : null }),
  ),
);
const changed = (index: number, change: Partial<AnimaticShot>): AnimaticPlan => ({
  ...plan,
  shots: plan.shots.map((shot, each) => (each === index ? { ...shot, ...change } : shot)),
});

describe('what has to be drawn after a change', () => {
  const changes: readonly [string, Partial<AnimaticShot>][] = [
    ['framing', { framing: 'close-up' }],
    ['camera', { camera: { move: 'orbit', speed: 'fast', direction: 'left' } }],
    ['speed', { camera: { move: 'static', speed: 'slow', direction: null } }],
    ['captions', { captions: ['Nora: Run.'] }],
    ['sound cue', { soundCue: 'Thunder' }],
    ['picture', { picture: { ...picture, assetId: assetIdSchema.parse('d'.repeat(64)) } }],
    ['start of the used part', { picture: { assetId, kind: 'video', atMs: 500 } }],
    ['words on a card', { action: 'Another card' }],
  ];

  it.each(changes)('is one shot for its %s', (_, change) => {
    expect(newShots(plan, changed(1, change))).toBe(1);
  });

  it('is nothing for words that a picture hides', () => {
    expect(newShots(plan, changed(3, { action: 'Unseen under its picture' }))).toBe(0);
  });

  it('is both neighbours of an edge, wherever the others then round to', () => {
    for (let index = 0; index < 11; index += 1) {
      for (const byMs of [100, -100, 250]) {
        const shots = plan.shots.map((shot, each) => ({
          ...shot,
          durationMs: shot.durationMs + (each === index ? byMs : each === index + 1 ? -byMs : 0),
        }));
        expect(newShots(plan, { ...plan, shots })).toBe(2);
      }
    }
  });

  it('is nothing but the pushed shot when whole seconds are pushed', () => {
    expect(newShots(plan, changed(4, { durationMs: 2_250 }))).toBe(1);
  });

  it('is, after a move, the shots whose numbers changed, and nothing when it is moved back', () => {
    const [first, second, ...rest] = plan.shots;
    if (first === undefined || second === undefined) throw new Error('no shots');
    const swapped = { ...plan, shots: numbered([second, first, ...rest]) };
    expect(newShots(plan, swapped)).toBe(2);
    expect(newShots(swapped, plan)).toBe(2);
    expect(keysOf({ ...plan, shots: numbered(plan.shots) })).toEqual(keysOf(plan));
  });

  it('is everything for another size', () => {
    expect(newShots(plan, { ...plan, width: 1_280, height: 720 })).toBe(12);
  });

  it('is nothing for a light, a look or a seed, which no animatic shows', () => {
    const size = { width: 864, height: 496 };
    const after = {
      ...nightTrain,
      look: [{ type: 'text' as const, text: 'Another stock.' }],
      shots: nightTrain.shots.map((shot) => ({ ...shot, light: 'cold' })),
      parameters: { ...nightTrain.parameters, seed: 7 },
    };
    expect(newShots(planAnimatic(nightTrain, size), planAnimatic(after, size))).toBe(0);
  });

  it('refuses a shot without its slate', () => {
    expect(() => shotPieces(plan, [])).toThrow('shot 1 has no slate');
  });
});

describe('the sound', () => {
  const keyOf = (of: AnimaticPlan): string | undefined => soundPiece(of, shotPieces(of, slateTexts(of, words.t)))?.key;
  const heard = { ...plan, hasAudio: true };
  const retimed: AnimaticPlan = {
    ...heard,
    shots: heard.shots.map((shot, index) => ({ ...shot, durationMs: [1_500, 1_000][index] ?? shot.durationMs })),
  };

  it('is none in a silent film', () => {
    expect(keyOf(plan)).toBeUndefined();
  });

  it('is made again when a tick moves, and with a reference only when the length changes', () => {
    expect(keyOf(retimed)).not.toBe(keyOf(heard));
    const guideTrack = { assetId, usedRange: null };
    expect(keyOf({ ...retimed, guideTrack })).toBe(keyOf({ ...heard, guideTrack }));
    expect(keyOf({ ...heard, shots: heard.shots.slice(1), guideTrack })).not.toBe(keyOf({ ...heard, guideTrack }));
    expect(keyOf({ ...heard, guideTrack: { assetId, usedRange: { startMs: 0, endMs: 900 } } })).not.toBe(
      keyOf({ ...heard, guideTrack }),
    );
  });
});
