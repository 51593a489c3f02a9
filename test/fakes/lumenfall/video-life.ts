/** What comes of an accepted video. */
export type Ending =
  | { readonly kind: 'film' }
  /** Answered with 200 all the same: `failed`, and why. `cost`: dollars, where it says. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly cost?: number };

/** How an accepted video goes on. */
export interface VideoLife {
  /** Answers with `queued`, then so many with `in_progress`; the next one says how it ended. */
  readonly queuedPolls: number;
  readonly runningPolls: number;
  readonly ending: Ending;
  /** Whether the finished video says what it has cost. */
  readonly tellsCost: boolean;
  readonly isInHistory: boolean;
  /** What is seen of a video that was cancelled: none of these is documented. */
  readonly afterCancel: 'cancelled' | 'failed' | 'gone';
}

export const usualLife: VideoLife = {
  queuedPolls: 1,
  runningPolls: 1,
  ending: { kind: 'film' },
  tellsCost: true,
  isInHistory: true,
  afterCancel: 'cancelled',
};

/** The content filter of the host behind it, as the gateway words it. */
export const contentRefusal = {
  kind: 'failed',
  code: 'CONTENT_POLICY_VIOLATION',
  message: 'The prompt was rejected by the content policy of the provider',
  cost: 0,
} as const satisfies Ending;
