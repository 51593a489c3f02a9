import { assetMimeTypes } from '#shared/domain/asset.ts';

/** For `<input type=file accept>`: types and extensions, because systems know files by either. */
export const acceptedFiles = [...assetMimeTypes, '.jpg', '.jpeg', '.png', '.webp', '.mp4', '.mov', '.mp3', '.wav'].join(
  ',',
);
export const acceptedVideos = 'video/mp4,video/quicktime,.mp4,.mov';
export const acceptedPictures = 'image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp';
