import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { SlateText } from '../animatic/slate-texts.ts';

/** From the window to the worker. Requests are answered in their order, each by exactly one last message. */
export type ToPreviewWorker =
  | {
      readonly kind: 'film';
      readonly request: number;
      readonly plan: AnimaticPlan;
      readonly slates: readonly SlateText[];
    }
  /** Nobody waits for it any more; shots that are finished stay in the cache. */
  | { readonly kind: 'cancel'; readonly request: number };

/** What came of a request. */
export type PreviewOutcome =
  | {
      readonly kind: 'film';
      readonly blob: Blob;
      /** Shots that had to be drawn for it; the others were there already. */
      readonly drawnShots: number;
    }
  | { readonly kind: 'cancelled' }
  /** This machine cannot compress it, or something was thrown that nobody expected. */
  | { readonly kind: 'failed'; readonly detail: string };

/** From the worker to the window. `share`: 0 to 1 of the frames that have to be drawn. */
export type FromPreviewWorker =
  | { readonly kind: 'progress'; readonly request: number; readonly share: number }
  | { readonly kind: 'outcome'; readonly request: number; readonly outcome: PreviewOutcome };
