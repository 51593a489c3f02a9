import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import { infrastructureBody } from '../error-bodies.ts';
import { finish, storeFilm } from '../finish.ts';
import { isBilled, phaseOf, type FalRequest } from '../fal-request.ts';
import type { FalWorld } from '../fal-world.ts';
import { refuseStranger } from './auth.ts';
import { notFound } from './status.ts';

/** What the model answered, or why there is nothing: the HTTP status of this answer is the only sure sign. */
export async function result(world: FalWorld, exchange: Exchange, id: string): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const request = world.requests.get(id);
  if (request === undefined) return notFound;
  if (phaseOf(request) !== 'COMPLETED') return jsonAnswer(400, { detail: 'Request is still in progress' });
  await finish(world, request);
  const headers = headersOf(request);
  if (request.isCancelled) return infrastructure(499, 'Request was cancelled', 'client_cancelled', headers);
  const { ending } = request.life;
  if (ending.kind === 'failed') return infrastructure(ending.status, ending.error, ending.errorType, headers);
  if (ending.kind === 'refused') return jsonAnswer(ending.status, ending.body, headers);
  return jsonAnswer(200, await outputOf(world, request), headers);
}

function headersOf(request: FalRequest): Record<string, string> {
  const id = { 'x-fal-request-id': request.id };
  if (!request.life.tellsUnits) return id;
  return { ...id, 'x-fal-billable-units': isBilled(request) ? String(request.units) : '0' };
}

function infrastructure(status: number, detail: string, type: string, headers: Record<string, string>): Answer {
  return jsonAnswer(status, infrastructureBody(detail, type), { ...headers, 'x-fal-error-type': type });
}

/** What the model answers when all went well. */
export async function outputOf(world: FalWorld, request: FalRequest): Promise<unknown> {
  const { filmPaths, life, input } = request;
  // The first film has been named by the first result.
  const [path = '', ...others] = filmPaths;
  const isNamed = life.renewsAddress && (others.length > 0 || world.files.get(path) === undefined);
  const current = isNamed ? await storeFilm(world, request) : path;
  const name = current.split('/').at(-1) ?? '';
  return {
    video: {
      url: `${world.origin()}${current}`,
      content_type: 'video/mp4',
      file_name: name,
      file_size: world.files.get(current)?.bytes.length ?? null,
    },
    seed: input.seed ?? 42,
  };
}
