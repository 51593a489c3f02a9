import type { ColourMatrix } from './colour-matrix.ts';

/** Where the samples of one channel lie: the first one, from one to the next, and from line to line, in bytes. */
export interface Channel {
  readonly offset: number;
  readonly step: number;
  readonly stride: number;
}

export interface PlanarPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly luma: Channel;
  readonly blue: Channel;
  readonly red: Channel;
  /** A chroma sample stands for so many pixels, as a power of two: 1 is two pixels. */
  readonly chromaShift: { readonly x: 0 | 1; readonly y: 0 | 1 };
}

/**
 * Luma and chroma to RGBA. A chroma sample colours exactly the pixels it stands for: when the next film is encoded from
 * this picture the same chroma comes out again, where blurring it would bleach edges a little with every clip of a chain.
 */
export function planesToRgb(picture: PlanarPicture, matrix: ColourMatrix, target: Uint8ClampedArray): void {
  const { bytes, width, height, luma, blue, red, chromaShift } = picture;
  const { lumas, redOfRed, greenOfRed, greenOfBlue, blueOfBlue } = tablesOf(matrix);
  for (let y = 0; y < height; y += 1) {
    const lumaLine = luma.offset + y * luma.stride;
    const blueLine = blue.offset + (y >> chromaShift.y) * blue.stride;
    const redLine = red.offset + (y >> chromaShift.y) * red.stride;
    for (let x = 0; x < width; x += 1) {
      const column = x >> chromaShift.x;
      const cb = bytes[blueLine + column * blue.step] ?? 128;
      const cr = bytes[redLine + column * red.step] ?? 128;
      const light = lumas[bytes[lumaLine + x * luma.step] ?? 0] ?? 0;
      const at = 4 * (y * width + x);
      // The array rounds, and holds what leaves the range at its ends.
      target[at] = light + (redOfRed[cr] ?? 0);
      target[at + 1] = light - (greenOfRed[cr] ?? 0) - (greenOfBlue[cb] ?? 0);
      target[at + 2] = light + (blueOfBlue[cb] ?? 0);
      target[at + 3] = 255;
    }
  }
}

/** What each of the 256 values adds, so that the loop only looks up. */
function tablesOf({ red, blue, isFullRange }: ColourMatrix) {
  const green = 1 - red - blue;
  const lumaScale = isFullRange ? 1 : 255 / 219;
  const chromaScale = isFullRange ? 1 : 255 / 224;
  const lumaStart = isFullRange ? 0 : 16;
  const table = (valueOf: (sample: number) => number) =>
    Float64Array.from({ length: 256 }, (_, sample) => valueOf(sample));
  const chroma = (factor: number) => table((sample) => (sample - 128) * chromaScale * factor);
  return {
    lumas: table((sample) => (sample - lumaStart) * lumaScale),
    redOfRed: chroma(2 * (1 - red)),
    greenOfRed: chroma((2 * (1 - red) * red) / green),
    greenOfBlue: chroma((2 * (1 - blue) * blue) / green),
    blueOfBlue: chroma(2 * (1 - blue)),
  };
}
