import type { MediaWorkFailure } from '#shared/domain/media-work.ts';

/** Why a piece of work can't be done on this machine; the same words go to the application. */
export interface MediaProblem {
  readonly reason: Exclude<MediaWorkFailure, 'crashed' | 'timed-out'>;
  /** Technical text for the folded details. */
  readonly detail: string;
}
