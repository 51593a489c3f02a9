import { frameSizes } from '#shared/domain/frame-sizes.ts';
import type { FilmOrder } from '../provider-server/film-output.ts';
import type { ApiframeInput } from './apiframe-input.ts';
import type { JobLife } from './job-life.ts';

/** A job that was accepted. */
export interface ApiframeJob {
  readonly id: string;
  /** As it arrived. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly input: ApiframeInput;
  /** The key that it was sent under, and what was sent under it. */
  readonly idempotencyKey: string | null;
  readonly bodyHash: string;
  readonly acceptedAt: number;
  readonly credits: number;
  life: JobLife;
  /** Answers so far. */
  polls: number;
  endedAt: number | null;
  /** Thrown away, as it says of itself. */
  isExpired: boolean;
  /** Its film on the content network; made once, however many ask. */
  film: Promise<string> | null;
  filmPath: string | null;
  stillPath: string | null;
}

export type JobStatus = 'QUEUED' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'CANCELLED';

const endStatus = { film: 'COMPLETED', failed: 'FAILED', cancelled: 'CANCELLED' } as const;

export function statusOf({ polls, life, endedAt }: ApiframeJob): JobStatus {
  if (endedAt !== null || polls >= life.queuedPolls + life.runningPolls) return endStatus[life.ending.kind];
  return polls < life.queuedPolls ? 'QUEUED' : 'PROCESSING';
}

export function filmOf({ resolution, aspectRatio, seconds, hasSound }: ApiframeInput): FilmOrder {
  // It makes 4k as well; nobody here asks for that much.
  const sizes = frameSizes[resolution === '480p' || resolution === '720p' ? resolution : '1080p'];
  const ratio = Object.keys(sizes).find((known) => known === aspectRatio) ?? '16:9';
  return { ...sizes[ratio as keyof typeof sizes], seconds, hasSound };
}
