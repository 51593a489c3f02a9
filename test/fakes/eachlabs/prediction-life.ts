/** What a failed job says in the place of its result. */
export type Envelope = Readonly<Record<string, unknown>>;

/** What comes of an accepted job. */
export type Ending =
  | { readonly kind: 'film' }
  /** A success whose film has been thrown away. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'failed';
      readonly output: Envelope | string | null;
      /** What the history files it under. */
      readonly classification: string;
    };

/** How an accepted job goes on. */
export interface PredictionLife {
  /** Looks that find it `created`, `starting` and `processing`, in this order; the next one finds its end. */
  readonly createdPolls: number;
  readonly startingPolls: number;
  readonly processingPolls: number;
  readonly ending: Ending;
  /** Absent: a film is charged, everything else is not. */
  readonly isBilled?: boolean;
  /** Whether `metrics.cost` is told. */
  readonly tellsCost: boolean;
  /** Whether the history tells the cost; absent: as the job does. */
  readonly isCostInHistory?: boolean;
  readonly isInHistory: boolean;
  /** Whether a running job ends when it is asked to. */
  readonly stopsWhenRunning: boolean;
  /** How the address of the film is given. */
  readonly outputShape: 'text' | 'list' | 'object' | 'video';
  /** Both words have been documented for each. */
  readonly failedWord: 'error' | 'failed';
  readonly cancelledWord: 'cancelled' | 'canceled';
  /** What the model makes of `auto`. */
  readonly autoSeconds: number;
  readonly autoRatio: '16:9' | '9:16' | '1:1' | '4:3' | '3:4' | '21:9';
}

export const usualLife: PredictionLife = {
  createdPolls: 1,
  startingPolls: 0,
  processingPolls: 1,
  ending: { kind: 'film' },
  tellsCost: true,
  isInHistory: true,
  stopsWhenRunning: false,
  outputShape: 'text',
  failedWord: 'error',
  cancelledWord: 'cancelled',
  autoSeconds: 5,
  autoRatio: '16:9',
};
