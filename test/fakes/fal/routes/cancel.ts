import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import { finish } from '../finish.ts';
import { phaseOf } from '../fal-request.ts';
import type { FalWorld } from '../fal-world.ts';
import { refuseStranger } from './auth.ts';
import { notFound } from './status.ts';

/** A request in the queue never runs; one that runs goes on, as a rule. */
export async function cancel(world: FalWorld, exchange: Exchange, id: string): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const request = world.requests.get(id);
  if (request === undefined) return notFound;
  const phase = phaseOf(request);
  request.cancels += 1;
  if (phase === 'COMPLETED') return jsonAnswer(400, { status: 'ALREADY_COMPLETED' });
  if (phase === 'IN_QUEUE' || request.life.stopsWhenRunning) {
    request.isCancelled = true;
    await finish(world, request);
  }
  return jsonAnswer(202, { status: 'CANCELLATION_REQUESTED' });
}
