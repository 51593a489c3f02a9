import type { FrameSize } from '#shared/domain/frame-sizes.ts';
import type { CameraTransform } from './camera-transform.ts';
import { coverScale, matrixOf } from './cover.ts';
import { WarpPainter } from './draw-warp.ts';
import { createSurface, type Context, type Surface } from './surface.ts';
import { overscanOf } from './warp.ts';

/** Exposures of one frame while the camera whips: enough that they melt into a streak. */
const maxExposures = 24;
const pixelsPerExposure = 5;
/** A blur this wide hides that it was made at half size, in a quarter of the time. */
const halfSizeBlurPixels = 5;

/** Draws the picture of a shot as the camera sees it. Holds its canvases, so one painter serves a whole film. */
export class PicturePainter {
  readonly #frame: FrameSize;
  readonly #stages = new Map<number, Surface>();
  #warp: WarpPainter | null = null;
  #soft: Surface | null = null;

  constructor(frame: FrameSize) {
    this.#frame = frame;
  }

  /** `enlargement`: over "covers the frame"; see `requiredScale`. */
  draw(context: Context, picture: ImageBitmap, enlargement: number, transform: CameraTransform): void {
    const { width, height } = this.#frame;
    if (transform.warp !== null) {
      const stage = this.#stage(overscanOf(transform.warp));
      this.#expose(stage.context, picture, enlargement, transform);
      this.#warp ??= new WarpPainter(width, height);
      this.#warp.draw(context, stage.canvas, transform.warp);
    } else if (transform.blur > 0) {
      this.#drawSoft(context, picture, enlargement, transform);
    } else {
      this.#expose(context, picture, enlargement, transform);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (transform.vignette > 0) darkenCorners(context, this.#frame, transform.vignette);
  }

  /** Once, or many times along the way the picture runs while the shutter is open. */
  #expose(context: Context, picture: ImageBitmap, enlargement: number, transform: CameraTransform): void {
    const runPixels = transform.smear * this.#frame.width;
    const exposures = Math.min(maxExposures, Math.max(1, Math.ceil(runPixels / pixelsPerExposure)));
    for (let index = 0; index < exposures; index += 1) {
      // The n-th of n equal layers lies on the others with 1/n.
      context.globalAlpha = 1 / (index + 1);
      const shift = exposures === 1 ? 0 : (index / (exposures - 1) - 0.5) * transform.smear;
      this.#place(context, picture, enlargement, { ...transform, x: transform.x + shift });
    }
    context.globalAlpha = 1;
  }

  #place(context: Context, picture: ImageBitmap, enlargement: number, transform: CameraTransform): void {
    const scale = context.canvas.width / this.#frame.width;
    const size = coverScale(this.#frame, picture) * enlargement;
    const [a, b, c, d, e, f] = matrixOf(transform, this.#frame);
    context.setTransform(a * scale, b * scale, c * scale, d * scale, e * scale, f * scale);
    context.drawImage(
      picture,
      (-picture.width * size) / 2,
      (-picture.height * size) / 2,
      picture.width * size,
      picture.height * size,
    );
  }

  #drawSoft(context: Context, picture: ImageBitmap, enlargement: number, transform: CameraTransform): void {
    const { width, height } = this.#frame;
    const radius = transform.blur * height;
    if (radius < halfSizeBlurPixels) {
      context.filter = `blur(${radius.toFixed(3)}px)`;
      this.#expose(context, picture, enlargement, transform);
      context.filter = 'none';
      return;
    }
    this.#soft ??= createSurface(width / 2, height / 2);
    const soft = this.#soft;
    soft.context.filter = `blur(${(radius / 2).toFixed(3)}px)`;
    this.#expose(soft.context, picture, enlargement, transform);
    soft.context.filter = 'none';
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(soft.canvas, 0, 0, width, height);
  }

  /** A canvas larger than the frame, for a picture that is bent afterwards. The same size all through a shot. */
  #stage(overscan: number): Surface {
    const found = this.#stages.get(overscan);
    if (found !== undefined) return found;
    this.#stages.clear();
    const stage = createSurface(this.#frame.width * overscan, this.#frame.height * overscan);
    this.#stages.set(overscan, stage);
    return stage;
  }
}

function darkenCorners(context: Context, { width, height }: FrameSize, strength: number): void {
  const reach = Math.hypot(width, height) / 2;
  const gradient = context.createRadialGradient(width / 2, height / 2, reach * 0.42, width / 2, height / 2, reach);
  gradient.addColorStop(0, 'rgba(0, 0, 0, 0)');
  gradient.addColorStop(0.6, `rgba(0, 0, 0, ${(strength * 0.4).toFixed(4)})`);
  gradient.addColorStop(1, `rgba(0, 0, 0, ${strength.toFixed(4)})`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
}
