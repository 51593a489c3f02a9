import { filmOutput } from '../provider-server/film-output.ts';
import { isBilled, type FalRequest } from './fal-request.ts';
import type { FalWorld } from './fal-world.ts';

/** Lets a request end as its life says: makes its film, and charges or does not. Twice is the same as once. */
export async function finish(world: FalWorld, request: FalRequest): Promise<void> {
  if (request.endedAt === null) {
    request.endedAt = world.nowMs();
    const isCharged = isBilled(request);
    world.ledger.settle(request.id, isCharged);
    if (isCharged) world.balance -= (request.units * request.unitNano) / 1e9;
  }
  if (request.life.ending.kind === 'film' && !request.isCancelled) {
    request.firstFilm ??= storeFilm(world, request);
    await request.firstFilm;
  }
}

/** Puts the film on the content network under a name nobody can guess. Answers its path. */
export async function storeFilm({ files }: FalWorld, request: FalRequest): Promise<string> {
  const bytes = await filmOutput(request.order, request.id);
  const path = `/files/b/${randomHex(8)}/${randomHex(20)}_video.mp4`;
  files.put(path, { bytes, contentType: 'video/mp4' });
  request.filmPaths.push(path);
  return path;
}

export function randomHex(length: number): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, length);
}
