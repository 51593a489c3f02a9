import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import type { AssetId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import type { MediaProblem } from '../media-problem.ts';
import { deriveImage } from './derive-image.ts';
import { deriveSound } from './derive-sound.ts';
import { deriveVideo } from './derive-video.ts';

export interface DeriveOptions {
  readonly sourceId: AssetId;
  readonly recipe: DerivativeRecipe;
  /** 0 to 1. */
  readonly onProgress: (share: number) => void;
}

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
