import type { AssetId } from '#shared/ids.ts';

/** From the window to the worker: small pictures of a film at these times, in milliseconds. */
export interface FramesWanted {
  readonly assetId: AssetId;
  readonly timesMs: readonly number[];
}

/** From the worker to the window. */
export type FrameAnswer =
  | {
      readonly kind: 'frame';
      readonly assetId: AssetId;
      readonly timeMs: number;
      /** `null` when this machine can't decode it. */
      readonly picture: Blob | null;
    }
  /** Everything that was wanted so far is answered. */
  | { readonly kind: 'idle' };
