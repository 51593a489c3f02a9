import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { decodeImage } from '../decode-image.ts';
import type { MediaProblem } from '../media-problem.ts';
import type { DeriveOptions } from './derive-options.ts';

/** From one that nobody can tell from the original to one whose blocks begin to show. */
const jpegQualities = [0.95, 0.9, 0.85, 0.78, 0.7, 0.6, 0.5] as const;

export async function deriveImage(options: DeriveOptions): Promise<Result<Uint8Array<ArrayBuffer>, MediaProblem>> {
  const { sourceId, recipe, onProgress } = options;
  const picture = await decodeImage(sourceId);
  if (picture === null) return err({ reason: 'cannot-decode', detail: 'the picture cannot be decoded' });
  onProgress(0.3);
  const canvas = draw(picture, recipe);
  picture.close();
  if (canvas === null) return err({ reason: 'cannot-encode', detail: 'no canvas of this size' });
  return encode(canvas, options);
}

function draw(picture: ImageBitmap, { size, mime }: DerivativeRecipe): OffscreenCanvas | null {
  const { width, height } = size ?? picture;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  if (mime === 'image/jpeg') {
    // A JPEG has no transparency; what was clear would be black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return canvas;
}

/** The best quality whose file is small enough. */
async function encode(
  canvas: OffscreenCanvas,
  { recipe: { mime, maxBytes }, onProgress }: DeriveOptions,
): Promise<Result<Uint8Array<ArrayBuffer>, MediaProblem>> {
  const qualities = mime === 'image/jpeg' ? jpegQualities : [1];
  let smallest = Infinity;
  for (const [index, quality] of qualities.entries()) {
    const blob = await canvas.convertToBlob({ type: mime, quality }).catch(() => null);
    // A canvas that cannot be encoded comes back empty, or as a PNG.
    if (blob === null || blob.size === 0 || blob.type !== mime) {
      return err({ reason: 'cannot-encode', detail: `no ${mime} of ${canvas.width} x ${canvas.height}` });
    }
    onProgress(0.3 + (0.7 * (index + 1)) / qualities.length);
    if (maxBytes === null || blob.size <= maxBytes) return ok(new Uint8Array(await blob.arrayBuffer()));
    smallest = Math.min(smallest, blob.size);
  }
  return err({ reason: 'cannot-fit', detail: `${smallest} bytes at the lowest quality` });
}
