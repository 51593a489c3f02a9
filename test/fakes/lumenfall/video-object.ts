import { billedMicros, phaseOf, type LumenfallVideo } from './lumenfall-video.ts';
import type { LumenfallWorld } from './lumenfall-world.ts';

const hourSeconds = 3_600;

/** A video as its address answers it. */
export function videoObject({ origin, files }: LumenfallWorld, video: LumenfallVideo): Record<string, unknown> {
  const { id, input, acceptedAt, endedAt, filmPath, life } = video;
  const status = statusOf(video);
  const seconds = (ms: number): number => Math.floor(ms / 1_000);
  const isFilm = status === 'completed' && endedAt !== null;
  const bytes = filmPath === null ? undefined : files.get(filmPath)?.bytes.length;
  const billed = life.tellsCost ? billedMicros(video) : null;
  return {
    id,
    object: 'video',
    created_at: seconds(acceptedAt),
    completed_at: isFilm ? seconds(endedAt) : null,
    expires_at: isFilm ? seconds(endedAt) + hourSeconds : null,
    status,
    model: input.model,
    prompt: input.prompt,
    seconds: String(input.seconds),
    size: input.ratio,
    output: isFilm ? { url: `${origin()}${filmPath ?? ''}`, content_type: 'video/mp4', size_bytes: bytes ?? 0 } : null,
    error: status === 'failed' ? errorOf(video) : null,
    metadata: {
      model: input.model,
      executed_model: `fal/${input.model.replace('fal/', '')}`,
      provider: 'fal',
      provider_name: 'fal.ai',
      cost_estimate: video.costMicros / 1e6,
      ...(billed === null ? {} : { cost: billed / 1e6 }),
      cost_currency: 'USD',
    },
  };
}

function statusOf(video: LumenfallVideo): string {
  const phase = phaseOf(video);
  if (phase !== 'ended') return phase;
  if (video.isCancelled) return video.life.afterCancel === 'failed' ? 'failed' : 'cancelled';
  return video.life.ending.kind === 'film' ? 'completed' : 'failed';
}

function errorOf({ isCancelled, life: { ending } }: LumenfallVideo): unknown {
  if (isCancelled || ending.kind === 'film') return { code: 'CANCELLED', message: 'The video was cancelled' };
  return { code: ending.code, message: ending.message };
}
