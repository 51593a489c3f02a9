/** What comes of an accepted job. */
export type Ending =
  | { readonly kind: 'film' }
  /** FAILED with this text; the credits go back. */
  | { readonly kind: 'failed'; readonly error: string }
  /** A status that exists although nothing public leads to it. */
  | { readonly kind: 'cancelled' };

/** Where in a result the film stands: nobody has documented it. */
export type ResultShape = 'text' | 'videoUrl' | 'video_url' | 'url' | 'videos' | 'output' | 'video' | 'deep';

/** How an accepted job goes on. */
export interface JobLife {
  /** Answers with QUEUED, then so many with PROCESSING; the next one is the last. */
  readonly queuedPolls: number;
  readonly runningPolls: number;
  readonly ending: Ending;
  readonly resultShape: ResultShape;
  /** Whether an answer names the credits. */
  readonly tellsCost: boolean;
  /** Whether the list shows it. */
  readonly isInHistory: boolean;
}

export const usualLife: JobLife = {
  queuedPolls: 1,
  runningPolls: 1,
  ending: { kind: 'film' },
  resultShape: 'videoUrl',
  tellsCost: true,
  isInHistory: true,
};

/** As its documentation words a refusal of the content. */
export const policyViolation: Ending = {
  kind: 'failed',
  error: 'Provider returned an error: content policy violation',
};

/** Seen on another model; cleared when it was tried again. */
export const noCapacity: Ending = { kind: 'failed', error: 'Provider returned an error: 503 no capacity available' };
