import { setTimeout as delay } from 'node:timers/promises';
import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import { finish } from '../finish.ts';
import { phaseOf, type FalRequest, type Phase } from '../fal-request.ts';
import type { FalWorld } from '../fal-world.ts';
import { addressesOf } from './addresses.ts';
import { refuseStranger } from './auth.ts';

export const notFound: Answer = jsonAnswer(404, { status: 'NOT_FOUND' });

/** 202 while it is under way, 200 when it has ended, well or not. */
export async function status(world: FalWorld, exchange: Exchange, id: string): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const request = world.requests.get(id);
  if (request === undefined) return notFound;
  const body = await nextStatus(world, request, exchange.url);
  return jsonAnswer(body.status === 'COMPLETED' ? 200 : 202, body, { 'x-fal-request-id': id });
}

/** The same as server-sent events, until it has ended. */
export async function stream(world: FalWorld, exchange: Exchange, id: string): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const request = world.requests.get(id);
  if (request === undefined) return notFound;
  const events = (async function* write() {
    for (;;) {
      const body = await nextStatus(world, request, exchange.url);
      yield Buffer.from(`data: ${JSON.stringify(body)}\n\n`);
      if (body.status === 'COMPLETED') return;
      await delay(5);
    }
  })();
  return { status: 200, headers: { 'content-type': 'text/event-stream', 'x-fal-request-id': id }, body: events };
}

/** Each look is a step in the life of the request. */
async function nextStatus(
  world: FalWorld,
  request: FalRequest,
  url: URL,
): Promise<{ readonly status: Phase; readonly [field: string]: unknown }> {
  const phase = phaseOf(request);
  request.polls += 1;
  if (phase === 'COMPLETED') await finish(world, request);
  const common = { status: phase, request_id: request.id, ...addressesOf(world, request) };
  if (phase === 'IN_QUEUE') return { ...common, queue_position: request.life.queuedPolls - request.polls };
  const logs = wantsLogs(url) ? [logLine(phase, world.nowMs())] : null;
  if (phase === 'IN_PROGRESS') return { ...common, logs };
  const took = ((request.endedAt ?? request.acceptedAt) - request.acceptedAt) / 1_000;
  return { ...common, logs, metrics: { inference_time: took }, ...failureOf(request) };
}

function wantsLogs({ searchParams }: URL): boolean {
  return ['1', 'true'].includes(searchParams.get('logs') ?? '0');
}

function logLine(phase: Phase, at: number): unknown {
  const message = phase === 'COMPLETED' ? 'Done' : 'Generating';
  return { message, level: 'INFO', source: 'USER', timestamp: new Date(at).toISOString() };
}

function failureOf({ life, isCancelled }: FalRequest): Record<string, string> {
  if (isCancelled) return { error: 'Request was cancelled', error_type: 'client_cancelled' };
  return life.ending.kind === 'failed' ? { error: life.ending.error, error_type: life.ending.errorType } : {};
}
