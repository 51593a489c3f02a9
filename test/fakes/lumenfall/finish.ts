import { filmOutput } from '../provider-server/film-output.ts';
import { billedMicros, filmOf, type LumenfallVideo } from './lumenfall-video.ts';
import type { LumenfallWorld } from './lumenfall-world.ts';

/** Lets a video end as its life says: makes its film, and charges or does not. Twice is the same as once. */
export async function finish(world: LumenfallWorld, video: LumenfallVideo, agoMs = 0): Promise<void> {
  if (video.endedAt === null) {
    video.endedAt = world.nowMs() - agoMs;
    const micros = billedMicros(video) ?? 0;
    world.ledger.settle(video.id, micros > 0);
    if (world.balance !== null) world.balance -= micros / 1e6;
  }
  if (video.life.ending.kind !== 'film' || video.isCancelled || video.filmPath !== null) return;
  video.filmPath = `/media/${crypto.randomUUID()}.mp4`;
  const bytes = await filmOutput(filmOf(video.input), video.id);
  world.files.put(video.filmPath, { bytes, contentType: 'video/mp4' });
}
