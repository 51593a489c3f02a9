/** What comes of an accepted request. */
export type Ending =
  | { readonly kind: 'film' }
  /** COMPLETED without a word, and this answer where the result should be. */
  | { readonly kind: 'refused'; readonly status: number; readonly body: unknown }
  /** COMPLETED with `error` and `error_type` in the status, and the same from the result. */
  | { readonly kind: 'failed'; readonly status: number; readonly error: string; readonly errorType: string };

/** How an accepted request goes on. */
export interface RequestLife {
  /** Status answers with IN_QUEUE, then so many with IN_PROGRESS; the next one says COMPLETED. */
  readonly queuedPolls: number;
  readonly runningPolls: number;
  readonly ending: Ending;
  /** Whether its units are charged. Absent: a film is, everything else is not. */
  readonly isBilled?: boolean;
  /** Whether the result names the units in its header. */
  readonly tellsUnits: boolean;
  /** Whether the history and the billing events show it. */
  readonly isInHistory: boolean;
  readonly isInBilling: boolean;
  /** Whether a running request ends when it is asked to. */
  readonly stopsWhenRunning: boolean;
  /** What the model makes of `auto`. */
  readonly autoSeconds: number;
  readonly autoRatio: '16:9' | '9:16' | '1:1' | '4:3' | '3:4' | '21:9';
  /** The result names a new address each time it is asked for. */
  readonly renewsAddress: boolean;
}

export const usualLife: RequestLife = {
  queuedPolls: 1,
  runningPolls: 1,
  ending: { kind: 'film' },
  tellsUnits: true,
  isInHistory: true,
  isInBilling: true,
  stopsWhenRunning: false,
  autoSeconds: 5,
  autoRatio: '16:9',
  renewsAddress: false,
};
