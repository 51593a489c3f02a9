import type { AssetId } from '#shared/ids.ts';
import { assetUrl } from './asset-source.ts';
import { readImageSize } from './image-size.ts';

/** Pixels of the largest picture that is decoded: 2^28 take 1 GiB. */
const maxDecodedPixels = 2 ** 28;

/** Upright (EXIF orientation applied), in the colours of the canvas; `null` when it can't be decoded here. */
export async function decodeImage(assetId: AssetId): Promise<ImageBitmap | null> {
  const response = await fetch(assetUrl(assetId));
  return response.ok ? decodeImageBlob(await response.blob()) : null;
}

export async function decodeImageBlob(blob: Blob): Promise<ImageBitmap | null> {
  // A few bytes can claim any size: look before the decoder takes the memory.
  const size = await readImageSize(blob);
  if (size === null || size.width * size.height > maxDecodedPixels) return null;
  try {
    return await createImageBitmap(blob, { imageOrientation: 'from-image', colorSpaceConversion: 'default' });
  } catch {
    return null;
  }
}
