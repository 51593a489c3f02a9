import { frameSizes } from '#shared/domain/frame-sizes.ts';
import type { FilmOrder } from '../provider-server/film-output.ts';
import type { VideoInput } from './video-input.ts';
import type { VideoLife } from './video-life.ts';

/** A video that was accepted. */
export interface LumenfallVideo {
  readonly id: string;
  readonly input: VideoInput;
  /** As it arrived. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly acceptedAt: number;
  /** Millionths of a dollar, when all goes well. */
  readonly costMicros: number;
  life: VideoLife;
  /** Answers about it so far. */
  polls: number;
  endedAt: number | null;
  isCancelled: boolean;
  /** Of its film on the media host. */
  filmPath: string | null;
}

export type Phase = 'queued' | 'in_progress' | 'ended';

export function phaseOf({ polls, life, endedAt }: LumenfallVideo): Phase {
  if (endedAt !== null) return 'ended';
  if (polls < life.queuedPolls) return 'queued';
  return polls < life.queuedPolls + life.runningPolls ? 'in_progress' : 'ended';
}

/** Films come at 720p, whatever the size is called. */
export function filmOf({ ratio, seconds, hasSound }: VideoInput): FilmOrder {
  return { ...frameSizes['720p'][ratio], seconds, hasSound };
}

/** Millionths of a dollar for a second of what comes out. */
export const ratePerSecond = { text: 303_000, image: 302_000, reference: 302_400 } as const;
/** The same with input video, whose seconds count as well. */
const rateWithVideo = 181_400;

export function costOf({ mode, seconds }: Pick<VideoInput, 'mode' | 'seconds'>, videoMs: number): number {
  if (videoMs === 0) return ratePerSecond[mode] * seconds;
  return Math.round((rateWithVideo * (seconds * 1_000 + videoMs)) / 1_000);
}

/** What it has really cost so far, in millionths; `null` while nobody says. */
export function billedMicros({ endedAt, life, isCancelled, costMicros }: LumenfallVideo): number | null {
  if (endedAt === null) return null;
  if (isCancelled) return 0;
  const { ending } = life;
  if (ending.kind === 'film') return costMicros;
  return ending.cost === undefined ? null : Math.round(ending.cost * 1e6);
}
