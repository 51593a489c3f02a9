import { bytesAnswer, jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import { finish } from '../finish.ts';
import { notFound } from '../lumenfall-error.ts';
import { phaseOf } from '../lumenfall-video.ts';
import type { LumenfallWorld } from '../lumenfall-world.ts';
import { videoObject } from '../video-object.ts';

/** Each look is a step in the life of the video. */
export async function video(world: LumenfallWorld, _exchange: Exchange, id: string): Promise<Answer> {
  const found = world.videos.get(id);
  if (found === undefined || (found.isCancelled && found.life.afterCancel === 'gone')) return notFound;
  if (phaseOf(found) === 'ended') await finish(world, found);
  const body = videoObject(world, found);
  found.polls += 1;
  return jsonAnswer(200, body);
}

/** Ends what is under way. Of what is done it deletes the film, as the API that this one is modelled on does. */
export async function cancel(world: LumenfallWorld, _exchange: Exchange, id: string): Promise<Answer> {
  const found = world.videos.get(id);
  if (found === undefined) return notFound;
  if (phaseOf(found) !== 'ended') {
    found.isCancelled = true;
    await finish(world, found);
    return bytesAnswer(204, new Uint8Array(), {});
  }
  world.videos.delete(id);
  if (found.filmPath !== null) world.files.expire(found.filmPath);
  return jsonAnswer(200, { id, object: 'video.deleted', deleted: true });
}
