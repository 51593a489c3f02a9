import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import type { AssetId } from '#shared/ids.ts';

export interface DeriveOptions {
  readonly sourceId: AssetId;
  readonly recipe: DerivativeRecipe;
  /** 0 to 1. */
  readonly onProgress: (share: number) => void;
}
