import { frameSizes } from '#shared/domain/frame-sizes.ts';
import type { FilmOrder } from '../provider-server/film-output.ts';
import type { FalEndpoint } from './fal-endpoints.ts';
import type { FalInput } from './fal-input.ts';
import type { RequestLife } from './request-life.ts';

/** A request that was accepted. */
export interface FalRequest {
  readonly id: string;
  readonly endpoint: FalEndpoint;
  /** As it arrived. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly input: FalInput;
  readonly acceptedAt: number;
  /** Film that comes out when all goes well. */
  readonly order: FilmOrder;
  /** Thousands of tokens. */
  readonly units: number;
  /** Billionths of a dollar, per unit. */
  readonly unitNano: number;
  life: RequestLife;
  /** Status answers so far. */
  polls: number;
  /** Cancel requests so far. */
  cancels: number;
  endedAt: number | null;
  /** Ended because it was asked to. */
  isCancelled: boolean;
  /** Where its films are on the content network; the first is made once, however many ask. */
  readonly filmPaths: string[];
  firstFilm: Promise<string> | null;
}

export type Phase = 'IN_QUEUE' | 'IN_PROGRESS' | 'COMPLETED';

export function phaseOf({ polls, life, endedAt }: FalRequest): Phase {
  if (endedAt !== null) return 'COMPLETED';
  if (polls < life.queuedPolls) return 'IN_QUEUE';
  return polls < life.queuedPolls + life.runningPolls ? 'IN_PROGRESS' : 'COMPLETED';
}

export function isBilled({ life, isCancelled }: FalRequest): boolean {
  return !isCancelled && (life.isBilled ?? life.ending.kind === 'film');
}

/** The film that an input asks for. */
export function filmOf({ resolution, aspectRatio, duration, hasSound }: FalInput, life: RequestLife): FilmOrder {
  const ratio = aspectRatio === 'auto' ? life.autoRatio : aspectRatio;
  const seconds = duration === 'auto' ? life.autoSeconds : Number(duration);
  return { ...frameSizes[resolution][ratio], seconds, hasSound };
}

/**
 * Thousands of tokens and what one of them costs: pixels x seconds x 24 / 1024. Input video counts as seconds too, and
 * makes all of them cheaper: 6/10.
 */
export function costOf(
  { width, height, seconds }: FilmOrder,
  videoMs: number,
  { rateNano }: FalEndpoint,
): { readonly units: number; readonly unitNano: number } {
  const units = (width * height * (seconds * 1_000 + videoMs) * 24) / 1_024 / 1_000_000;
  return { units, unitNano: videoMs > 0 ? (rateNano * 6) / 10 : rateNano };
}
