import { VideoSample } from 'mediabunny';
import type { FrameSize } from '#shared/domain/frame-sizes.ts';
import { createSurface, type Context } from './surface.ts';
import { toYuv, yuvBytes } from './to-yuv.ts';

const colorSpace = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const;

/** The canvas of a film, and what turns it into frames for the encoder. */
export class FrameCamera {
  readonly context: Context;
  readonly #frame: FrameSize;
  readonly #framesPerSecond: number;
  readonly #yuv: Uint8Array;

  /** Both sides must be even: the colours of two by two pixels are stored together. */
  constructor(frame: FrameSize, framesPerSecond: number) {
    // Every frame is read back; a canvas in main memory saves the way from the graphics card.
    this.context = createSurface(frame.width, frame.height, { alpha: false, willReadFrequently: true }).context;
    this.#frame = frame;
    this.#framesPerSecond = framesPerSecond;
    this.#yuv = new Uint8Array(yuvBytes(frame.width, frame.height));
  }

  /** The canvas as it is now. A key frame can be cut and jumped to. */
  take(index: number, isKeyFrame: boolean): VideoSample {
    const { width, height } = this.#frame;
    toYuv(this.context.getImageData(0, 0, width, height).data, width, height, this.#yuv);
    const sample = new VideoSample(this.#yuv, {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp: index / this.#framesPerSecond,
      duration: 1 / this.#framesPerSecond,
      colorSpace,
    });
    sample.setEncodeOptions({ keyFrame: isKeyFrame });
    return sample;
  }
}
