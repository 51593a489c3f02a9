import type { MediaWorkResult, MediaWorkTask } from '#shared/domain/media-work.ts';
import type { SlateText } from './animatic/slate-texts.ts';
import type { MediaProblem } from './media-problem.ts';

/** From the window to the worker. */
export type ToWorker =
  | { readonly kind: 'run'; readonly task: MediaWorkTask; readonly slates: readonly SlateText[] }
  /** One chunk is written; the worker may send another. */
  | { readonly kind: 'written' };

/** From the worker to the window. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'chunk'; readonly offset: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done'; readonly result: MediaWorkResult }
  | { readonly kind: 'failed'; readonly problem: MediaProblem }
  /** A bug: something was thrown that nobody expected. */
  | { readonly kind: 'crashed'; readonly detail: string };

/** Chunks on their way at the same time. */
export const maxChunksInFlight = 4;
