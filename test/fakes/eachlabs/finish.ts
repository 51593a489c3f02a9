import { filmOutput } from '../provider-server/film-output.ts';
import type { EachlabsWorld } from './eachlabs-world.ts';
import { isBilled, type FakePrediction } from './prediction.ts';

/** Lets a job end as its life says: makes its film, and charges or does not. Twice is the same as once. */
export async function finish(world: EachlabsWorld, prediction: FakePrediction): Promise<void> {
  if (prediction.endedAt === null) {
    prediction.endedAt = world.nowMs();
    const isCharged = isBilled(prediction);
    world.ledger.settle(prediction.id, isCharged);
    if (isCharged) world.balance -= prediction.costNano / 1e9;
  }
  if (prediction.life.ending.kind === 'film' && !prediction.isCancelled) {
    prediction.film ??= storeFilm(world, prediction);
    await prediction.film;
  }
}

/** Puts the film where everybody can fetch it. Answers its path. */
async function storeFilm({ files }: EachlabsWorld, { order, id }: FakePrediction): Promise<string> {
  const path = `/outputs/${id}.mp4`;
  files.put(path, { bytes: await filmOutput(order, id), contentType: 'video/mp4' });
  return path;
}
