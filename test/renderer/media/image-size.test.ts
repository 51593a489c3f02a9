import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { mediaFixture } from '#test/fixtures/media.ts';
import { readImageSize } from '#renderer/media/image-size.ts';
import { lyingPng } from './odd-pictures.ts';

const sizeOf = async (name: Parameters<typeof mediaFixture>[0]) =>
  readImageSize(new Blob([await readFile(await mediaFixture(name))]));

describe('image size', () => {
  it('reads the header of every type the library takes', async () => {
    expect(await sizeOf('picture.jpg')).toEqual({ width: 800, height: 600 });
    expect(await sizeOf('picture.png')).toEqual({ width: 800, height: 600 });
    expect(await sizeOf('picture.webp')).toEqual({ width: 800, height: 600 });
    expect(await sizeOf('lossless.webp')).toEqual({ width: 320, height: 200 });
    expect(await sizeOf('animated.webp')).toEqual({ width: 160, height: 90 });
  });

  it('knows nothing of other bytes, however few', async () => {
    expect(await sizeOf('film.webm')).toBeNull();
    const jpeg = await readFile(await mediaFixture('picture.jpg'));
    for (const bytes of [0, 1, 2, 3, 11, 20])
      expect(await readImageSize(new Blob([jpeg.subarray(0, bytes)]))).toBeNull();
  });

  it('row 61: says what a picture of 65,535 x 65,535 pixels claims, without decoding it', async () => {
    expect(await readImageSize(new Blob([lyingPng(65_535, 65_535)]))).toEqual({ width: 65_535, height: 65_535 });
  });
});
