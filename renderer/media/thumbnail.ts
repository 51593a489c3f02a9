import { thumbnailEdge } from '#shared/domain/media-work.ts';

/** A picture at thumbnail size, as WebP. A picture that is smaller keeps its size. */
export async function drawThumbnail(picture: ImageBitmap | OffscreenCanvas): Promise<Blob> {
  const scale = Math.min(1, thumbnailEdge / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas for a thumbnail');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return encodeThumbnail(canvas);
}

export async function encodeThumbnail(canvas: OffscreenCanvas): Promise<Blob> {
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.84 });
}
