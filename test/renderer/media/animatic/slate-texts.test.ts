import { describe, expect, it } from 'vitest';
import { slateTexts } from '#renderer/media/animatic/slate-texts.ts';
import { words } from '#renderer/words/words.ts';
import { planOf, shotOf } from '../animatic-plans.ts';

describe('slates', () => {
  it('say number, framing and move in words, and the sound', () => {
    const plan = planOf([
      shotOf(1, { framing: 'medium', camera: { move: 'push-in', speed: 'slow', direction: null }, soundCue: ' Rain ' }),
      shotOf(2, { camera: { move: 'whip-pan', speed: 'fast', direction: 'left' } }),
      shotOf(3, { framing: 'over-the-shoulder', camera: { move: 'pan', speed: 'normal', direction: 'right' } }),
    ]);
    expect(slateTexts(plan, words.t)).toEqual([
      { number: '1', facts: 'Medium · push-in', soundCue: 'Rain' },
      { number: '2', facts: 'Whip pan left', soundCue: '' },
      { number: '3', facts: 'Over-the-shoulder · pan right', soundCue: '' },
    ]);
  });
});
