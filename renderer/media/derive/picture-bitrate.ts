/** Of the room in the file, in case the encoder runs over and for the index. */
const usedShare = 0.92;
/** Below this a picture falls apart: bits per pixel and second. */
const fewestBits = 0.25;

interface Room {
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  /** Bits per second. */
  readonly soundBitrate: number;
  readonly maxBytes: number | null;
}

/** Bits per second that a picture may take so that the file stays within its limit; `null` when they are too few. */
export function pictureBitrate({ width, height, seconds, soundBitrate, maxBytes }: Room): number | null {
  if (maxBytes === null) return Infinity;
  const bitrate = (maxBytes * 8 * usedShare) / seconds - soundBitrate;
  return bitrate < width * height * fewestBits ? null : bitrate;
}
