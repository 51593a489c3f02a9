import type { Result } from '#shared/result.ts';
import type { MediaProblem } from '../media-problem.ts';
import { deriveImage } from './derive-image.ts';
import { deriveSound } from './derive-sound.ts';
import type { DeriveOptions } from './derive-options.ts';
import { deriveVideo } from './derive-video.ts';

/**
 * Makes a copy of a file as a recipe says. The copy is small enough to be uploaded, so it is held in memory until it is
 * known to keep what the recipe promises.
 */
export async function derive(options: DeriveOptions): Promise<Result<Uint8Array<ArrayBuffer>, MediaProblem>> {
  switch (options.recipe.mime) {
    case 'image/jpeg':
    case 'image/png':
      return deriveImage(options);
    case 'audio/wav':
      return deriveSound(options);
    case 'video/mp4':
      return deriveVideo(options);
  }
}
