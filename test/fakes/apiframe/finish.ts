import { readFile } from 'node:fs/promises';
import { mediaFixture } from '#test/fixtures/media.ts';
import { filmOutput } from '../provider-server/film-output.ts';
import { filmOf, type ApiframeJob } from './apiframe-job.ts';
import type { ApiframeWorld } from './apiframe-world.ts';

/** Lets a job end as its life says: makes its film, or gives the credits back. Twice is the same as once. */
export async function finish(world: ApiframeWorld, job: ApiframeJob): Promise<void> {
  const isFilm = job.life.ending.kind === 'film';
  if (job.endedAt === null) {
    job.endedAt = world.nowMs();
    world.ledger.settle(job.id, isFilm);
    if (!isFilm && world.credits !== null) world.credits += job.credits;
  }
  if (isFilm) {
    job.film ??= storeFilm(world, job);
    await job.film;
  }
}

async function storeFilm({ files }: ApiframeWorld, job: ApiframeJob): Promise<string> {
  const folder = `/files/${crypto.randomUUID()}`;
  job.filmPath = `${folder}/video.mp4`;
  files.put(job.filmPath, { bytes: await filmOutput(filmOf(job.input), job.id), contentType: 'video/mp4' });
  if (job.input.wantsLastFrame) {
    job.stillPath = `${folder}/frame.png`;
    files.put(job.stillPath, { bytes: await readFile(await mediaFixture('picture.png')), contentType: 'image/png' });
  }
  return job.filmPath;
}
