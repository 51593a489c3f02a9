import type { AnimaticShot } from '#shared/domain/animatic.ts';
import type { FrameSize } from '#shared/domain/frame-sizes.ts';
import { decodeImage } from '../decode-image.ts';
import { frameOfVideo } from '../video-frame.ts';
import { drawCard } from './card.ts';
import type { CameraTransform } from './camera-transform.ts';
import { alwaysVisible, coverScale, requiredScale } from './cover.ts';

export interface ShotPicture {
  readonly bitmap: ImageBitmap;
  /** Over "covers the frame". */
  readonly enlargement: number;
  /** A card with the words of the shot, not its reference. */
  readonly isCard: boolean;
}

/**
 * The picture of a shot at the size it is drawn, so that every frame only moves it. A reference that this machine can't
 * decode (HEVC on Linux) gives a card: the timing can still be judged.
 */
export async function loadShotPicture(
  shot: AnimaticShot,
  frame: FrameSize,
  transforms: readonly CameraTransform[],
): Promise<ShotPicture> {
  const source = await decodeReference(shot.picture);
  const largestZoom = transforms.reduce((zoom, transform) => Math.max(zoom, transform.zoom), 1);
  if (source === null) {
    const enlargement = requiredScale(transforms, frame, frame);
    const visible = alwaysVisible(transforms, frame);
    return { bitmap: drawCard({ shot, frame, enlargement, density: largestZoom, visible }), enlargement, isCard: true };
  }
  const enlargement = requiredScale(transforms, frame, source);
  const scale = coverScale(frame, source) * enlargement * largestZoom;
  // A small picture is enlarged by the camera, frame by frame; enlarging it twice would only soften it.
  if (scale >= 1) return { bitmap: source, enlargement, isCard: false };
  const bitmap = await createImageBitmap(source, {
    resizeWidth: Math.ceil(source.width * scale),
    resizeHeight: Math.ceil(source.height * scale),
    resizeQuality: 'high',
  });
  source.close();
  return { bitmap, enlargement, isCard: false };
}

async function decodeReference(picture: AnimaticShot['picture']): Promise<ImageBitmap | null> {
  if (picture === null) return null;
  return picture.kind === 'image' ? decodeImage(picture.assetId) : frameOfVideo(picture.assetId, picture.atMs / 1_000);
}
