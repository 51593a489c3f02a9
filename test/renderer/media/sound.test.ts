import { describe, expect, it } from 'vitest';
import { addCutClicks } from '#renderer/media/animatic/clicks.ts';
import { planFrames } from '#renderer/media/animatic/frame-plan.ts';
import { fadeOut, resample, silence } from '#renderer/media/sound.ts';
import { planOf, shotOf } from './animatic-plans.ts';

const tone = (hertz: number, rate: number, seconds: number): Float32Array =>
  Float32Array.from({ length: rate * seconds }, (_, index) => Math.sin((2 * Math.PI * hertz * index) / rate));

const loudness = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

describe('resampling', () => {
  it.each([8_000, 22_050, 44_100, 96_000])('keeps a tone of 1 kHz from %i Hz', (rate) => {
    const result = resample(tone(1_000, rate, 0.5), rate, 48_000);
    expect(result.length).toBe(24_000);
    const expected = tone(1_000, 48_000, 0.5);
    // Away from the ends, where the filter has samples on both sides.
    const error = Float32Array.from(
      { length: 20_000 },
      (_, index) => (result[index + 2_000] ?? 0) - (expected[index + 2_000] ?? 0),
    );
    expect(loudness(error)).toBeLessThan(0.01);
  });

  it('removes what the new rate cannot hold instead of folding it down', () => {
    const result = resample(tone(40_000, 96_000, 0.2), 96_000, 48_000);
    expect(loudness(result.subarray(500, 9_000))).toBeLessThan(0.01);
  });

  it('copies at the same rate', () => {
    const source = tone(440, 48_000, 0.01);
    const result = resample(source, 48_000, 48_000);
    expect(result).toEqual(new Float32Array(source));
    expect(result.buffer).not.toBe(source.buffer);
  });
});

describe('fade and clicks', () => {
  it('fades to silence exactly at the end', () => {
    const sound = silence(1_000, 1_000);
    sound.left.fill(1);
    sound.right.fill(1);
    fadeOut(sound, 600, 0.1);
    expect(sound.left[499]).toBe(1);
    expect(sound.left[550]).toBeCloseTo(0.49, 2);
    expect(sound.right[599]).toBe(0);
    expect(sound.left[600]).toBe(1);
  });

  it('ticks at every cut, and not where the film begins', () => {
    const plan = planOf([shotOf(1), shotOf(2, { durationMs: 1_500 }), shotOf(3)]);
    const sound = silence(48_000, 48_000 * 3.5);
    addCutClicks(sound, planFrames(plan), 24);
    const at = (seconds: number): number => loudness(sound.left.subarray(seconds * 48_000, (seconds + 0.03) * 48_000));
    expect(at(0)).toBe(0);
    expect(at(1)).toBeGreaterThan(0.01);
    expect(at(2.5)).toBeGreaterThan(0.01);
    expect(at(0.9)).toBe(0);
    expect(sound.left.reduce((peak, value) => Math.max(peak, value), 0)).toBeLessThan(0.1);
    expect(sound.right).toEqual(sound.left);
  });
});
