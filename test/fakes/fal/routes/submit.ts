import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import { readObject, type Exchange } from '../../provider-server/exchange.ts';
import { detailBody } from '../error-bodies.ts';
import { findEndpoint } from '../fal-endpoints.ts';
import { checkFiles } from '../fal-files.ts';
import { readInput, type FalInput } from '../fal-input.ts';
import { costOf, filmOf, phaseOf, type FalRequest } from '../fal-request.ts';
import type { FalWorld } from '../fal-world.ts';
import type { RequestLife } from '../request-life.ts';
import { refuseStranger } from './auth.ts';
import { addressesOf } from './addresses.ts';

/** Takes a job: from here on it is charged. Files are looked at when it runs, not here. */
export async function submit(world: FalWorld, exchange: Exchange, endpointId: string): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const endpoint = findEndpoint(endpointId);
  if (endpoint === undefined) return jsonAnswer(404, { detail: `Application "${endpointId}" not found` });
  const body = readObject(exchange);
  if (body === null) {
    const msg = 'Input should be a valid dictionary';
    return jsonAnswer(422, detailBody([{ loc: ['body'], msg, type: 'dict_type' }]));
  }
  const input = readInput(endpoint.model, body);
  if (!isInput(input)) return jsonAnswer(422, detailBody(input));
  if (isQueueFull(world, exchange.url)) return jsonAnswer(429, { detail: 'The queue is full' });

  const life = { ...world.life, ...world.nextLives.shift() };
  const request = await accept(world, exchange, { endpoint, body, input, life });
  return jsonAnswer(
    200,
    { status: 'IN_QUEUE', request_id: request.id, queue_position: 0, ...addressesOf(world, request) },
    { 'x-fal-request-id': request.id },
  );
}

async function accept(
  world: FalWorld,
  { headers, body: bytes }: Exchange,
  { endpoint, body, input, life }: Pick<FalRequest, 'endpoint' | 'body' | 'input' | 'life'>,
): Promise<FalRequest> {
  const { problems, videoMs } = await checkFiles(input, world.files, world.origin());
  const order = filmOf(input, life);
  const { units, unitNano } = costOf(order, videoMs, endpoint);
  const { authorization: _secret, ...open } = headers;
  const request: FalRequest = {
    id: crypto.randomUUID(),
    endpoint,
    body,
    headers: open,
    input,
    acceptedAt: world.nowMs(),
    order,
    units,
    unitNano,
    life: withProblems(life, problems),
    polls: 0,
    cancels: 0,
    endedAt: null,
    isCancelled: false,
    filmPaths: [],
    firstFilm: null,
  };
  world.requests.set(request.id, request);
  const amountNano = Math.round(units * unitNano);
  const charge = { requestId: request.id, endpoint: endpoint.id, at: request.acceptedAt, units, amountNano };
  world.ledger.accept(charge, bytes);
  return request;
}

function withProblems(life: RequestLife, problems: readonly Parameters<typeof detailBody>[0][number][]): RequestLife {
  if (problems.length === 0) return life;
  return { ...life, ending: { kind: 'refused', status: 422, body: detailBody(problems) } };
}

function isInput(read: ReturnType<typeof readInput>): read is FalInput {
  return 'prompt' in read;
}

function isQueueFull({ requests }: FalWorld, { searchParams }: URL): boolean {
  const most = searchParams.get('fal_max_queue_length');
  if (most === null) return false;
  return [...requests.values()].filter((request) => phaseOf(request) === 'IN_QUEUE').length > Number(most);
}
