import { describe, expect, it } from 'vitest';
import { toYuv, yuvBytes } from '#renderer/media/animatic/to-yuv.ts';

/** BT.709, limited range, in floating point from the definition. */
function expected(r: number, g: number, b: number): [number, number, number] {
  const luma = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  return [16 + 219 * luma, 128 + (224 * (b / 255 - luma)) / 1.8556, 128 + (224 * (r / 255 - luma)) / 1.5748];
}

describe('RGB to YUV', () => {
  it.each([
    [0, 0, 0],
    [255, 255, 255],
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [14, 16, 18],
    [245, 169, 57],
  ])('is within one step of the definition for %i %i %i', (r, g, b) => {
    const rgba = new Uint8ClampedArray(4 * 4 * 4);
    for (let pixel = 0; pixel < 16; pixel += 1) rgba.set([r, g, b, 255], pixel * 4);
    const target = new Uint8Array(yuvBytes(4, 4));
    toYuv(rgba, 4, 4, target);
    const [y, u, v] = expected(r, g, b);
    for (const value of target.subarray(0, 16)) expect(Math.abs(value - y)).toBeLessThanOrEqual(0.6);
    for (const value of target.subarray(16, 20)) expect(Math.abs(value - u)).toBeLessThanOrEqual(0.6);
    for (const value of target.subarray(20, 24)) expect(Math.abs(value - v)).toBeLessThanOrEqual(0.6);
  });

  it('averages the colour of two by two pixels and keeps the light of each', () => {
    const rgba = new Uint8ClampedArray([255, 0, 0, 255, 0, 0, 255, 255, 0, 0, 255, 255, 255, 0, 0, 255]);
    const target = new Uint8Array(yuvBytes(2, 2));
    toYuv(rgba, 2, 2, target);
    const [red, , redV] = expected(255, 0, 0);
    const [blue, , blueV] = expected(0, 0, 255);
    expect([...target.subarray(0, 4)]).toEqual([red, blue, blue, red].map(Math.round));
    expect(Math.abs((target[5] ?? 0) - (redV + blueV) / 2)).toBeLessThanOrEqual(0.6);
  });
});
