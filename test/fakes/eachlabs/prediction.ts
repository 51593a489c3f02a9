import { frameSizes, type Resolution } from '#shared/domain/frame-sizes.ts';
import type { FilmOrder } from '../provider-server/film-output.ts';
import type { EachlabsFakeModel } from './eachlabs-models.ts';
import type { PredictionInput } from './prediction-input.ts';
import type { PredictionLife } from './prediction-life.ts';

/** A job that was accepted. */
export interface FakePrediction {
  readonly id: string;
  readonly model: EachlabsFakeModel;
  /** As it arrived. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly acceptedAt: number;
  /** Film that comes out when all goes well. */
  readonly order: FilmOrder;
  /** Billionths of a dollar. */
  readonly costNano: number;
  life: PredictionLife;
  /** Looks so far. */
  polls: number;
  /** Wishes to cancel so far. */
  cancels: number;
  endedAt: number | null;
  isCancelled: boolean;
  film: Promise<string> | null;
}

/** A word of its status, but for those with two spellings. */
export type Phase = 'created' | 'starting' | 'processing' | 'ended';

export function phaseOf({ polls, life, endedAt }: FakePrediction): Phase {
  if (endedAt !== null) return 'ended';
  const steps = [
    ['created', life.createdPolls],
    ['starting', life.startingPolls],
    ['processing', life.processingPolls],
  ] as const;
  let until = 0;
  for (const [phase, count] of steps) {
    until += count;
    if (polls < until) return phase;
  }
  return 'ended';
}

export function statusOf(prediction: FakePrediction): string {
  const phase = phaseOf(prediction);
  if (phase !== 'ended') return phase;
  const { life, isCancelled } = prediction;
  if (isCancelled) return life.cancelledWord;
  return life.ending.kind === 'failed' ? life.failedWord : 'success';
}

export function isBilled({ life, isCancelled }: FakePrediction): boolean {
  return !isCancelled && (life.isBilled ?? life.ending.kind !== 'failed');
}

/** The film that an input asks for. */
export function filmOf(
  { resolution, aspectRatio, duration, hasSound }: PredictionInput,
  life: PredictionLife,
): FilmOrder {
  const ratio = aspectRatio === 'auto' ? life.autoRatio : (aspectRatio as PredictionLife['autoRatio']);
  const seconds = duration === 'auto' ? life.autoSeconds : Number(duration);
  return { ...frameSizes[resolution as Resolution][ratio], seconds, hasSound };
}
