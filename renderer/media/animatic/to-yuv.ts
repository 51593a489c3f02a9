/**
 * RGBA pixels to 4:2:0 in the range and matrix of HD video (BT.709, 16 to 235). Chromium's own conversion of a canvas
 * keeps the full range; players and editors that ignore the flag would then show crushed blacks.
 */
export function toYuv(rgba: Uint8ClampedArray, width: number, height: number, target: Uint8Array): void {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const chromaWidth = width >> 1;
  const uStart = width * height;
  const vStart = uStart + chromaWidth * (height >> 1);
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const at = y * width + x;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let corner = 0; corner < 4; corner += 1) {
        const index = at + (corner & 1) + (corner >> 1) * width;
        // Little-endian on every machine that runs Chromium: red is the lowest byte.
        const pixel = pixels[index] ?? 0;
        const r = pixel & 255;
        const g = (pixel >> 8) & 255;
        const b = (pixel >> 16) & 255;
        // Fixed point, 16 bits after the point; the constant adds 16 and rounds.
        target[index] = (11_966 * r + 40_254 * g + 4_064 * b + 1_081_344) >> 16;
        red += r;
        green += g;
        blue += b;
      }
      const chroma = (y >> 1) * chromaWidth + (x >> 1);
      // Sums of four pixels: two bits more.
      target[uStart + chroma] = (-6_596 * red - 22_189 * green + 28_784 * blue + 33_685_504) >> 18;
      target[vStart + chroma] = (28_784 * red - 26_145 * green - 2_639 * blue + 33_685_504) >> 18;
    }
  }
}

/** Bytes of a frame; both sides must be even. */
export function yuvBytes(width: number, height: number): number {
  return (width * height * 3) / 2;
}
