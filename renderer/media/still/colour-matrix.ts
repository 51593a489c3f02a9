/** How luma and chroma of a film become red, green and blue. */
export interface ColourMatrix {
  /** Weights of red and blue in luma; green has the rest. */
  readonly red: number;
  readonly blue: number;
  /** True: 0 to 255; false: 16 to 235, chroma 16 to 240. */
  readonly isFullRange: boolean;
}

const weights: Readonly<Record<string, readonly [red: number, blue: number]>> = {
  bt709: [0.2126, 0.0722],
  smpte170m: [0.299, 0.114],
  bt470bg: [0.299, 0.114],
  'bt2020-ncl': [0.2627, 0.0593],
};

/** Lines from which on a film without a word about it is HD. */
const hdLines = 720;

/**
 * How the planes of a frame become colours. What the film says, in its head or in its frames, counts. One that says nothing
 * is BT.709 from HD on and BT.601 below, in video range, which is also how browsers show it. `null`: it is not made of luma
 * and chroma, or of some that are not known here.
 */
export function findColourMatrix({ matrix, fullRange }: VideoColorSpaceInit, lines: number): ColourMatrix | null {
  const found = weights[matrix ?? (lines >= hdLines ? 'bt709' : 'smpte170m')];
  return found === undefined ? null : { red: found[0], blue: found[1], isFullRange: fullRange ?? false };
}
