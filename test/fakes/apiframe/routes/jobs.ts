import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import { statusOf, type ApiframeJob } from '../apiframe-job.ts';
import type { ApiframeWorld } from '../apiframe-world.ts';
import { finish } from '../finish.ts';
import { errorAnswer, refuseStranger } from './auth.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const listParameters = ['status', 'model', 'limit', 'cursor', 'scope', 'search', 'include_models'];

/** Each look is a step in the life of the job. */
export async function job(world: ApiframeWorld, exchange: Exchange, id: string): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  if (!uuid.test(id)) return errorAnswer(400, 'Invalid job ID');
  const found = world.jobs.get(id);
  if (found === undefined) return errorAnswer(404, 'Job not found');
  const status = statusOf(found);
  found.polls += 1;
  if (status !== 'QUEUED' && status !== 'PROCESSING') await finish(world, found);
  return jsonAnswer(
    200,
    { ...viewOf(world, found, status), input: inputOf(found) },
    { 'x-request-id': crypto.randomUUID() },
  );
}

/** Newest first, without what the jobs were asked for. */
export async function jobs(world: ApiframeWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const { searchParams } = exchange.url;
  const strange = [...searchParams.keys()].filter((name) => !listParameters.includes(name));
  const limit = Number(searchParams.get('limit') ?? 20);
  if (strange.length > 0 || !Number.isInteger(limit) || limit < 1 || limit > 100) {
    return errorAnswer(400, 'Validation failed', { details: { query: [`Unrecognized keys: ${strange.join(', ')}`] } });
  }
  const model = searchParams.get('model');
  const all = [...world.jobs.values()]
    .filter(({ life, input }) => life.isInHistory && (model === null || input.model.id === model))
    .toSorted((first, second) => second.acceptedAt - first.acceptedAt || (second.id < first.id ? -1 : 1));
  const from = Number(searchParams.get('cursor') ?? 0);
  const to = from + limit;
  const shown = all
    .slice(from, to)
    .map((each) => ({ expired: each.isExpired, ...viewOf(world, each, statusOf(each)) }));
  const hasMore = all.length > to;
  return jsonAnswer(200, { jobs: shown, nextCursor: hasMore ? String(to) : null, hasMore });
}

function viewOf({ origin }: ApiframeWorld, found: ApiframeJob, status: string): Record<string, unknown> {
  const { id, input, life, acceptedAt, endedAt, isExpired, credits } = found;
  const isFilm = status === 'COMPLETED';
  return {
    id,
    status,
    model: input.model.id,
    progress: isFilm ? 100 : status === 'PROCESSING' ? 40 : null,
    result: isFilm && !isExpired ? resultOf(found, origin()) : null,
    error: status === 'FAILED' && life.ending.kind === 'failed' ? life.ending.error : null,
    creditCost: isFilm && life.tellsCost ? credits : status === 'FAILED' ? 0 : null,
    webhookStatus: null,
    createdAt: new Date(acceptedAt).toISOString(),
    completedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    ...(isExpired ? { expired: true } : {}),
  };
}

/** The request comes back with the defaults filled in that its schema names. */
function inputOf({ body, input }: ApiframeJob): unknown {
  const filled = { return_last_frame: false, web_search: false, camera_fixed: false };
  const given = body['seedanceParams'] as Readonly<Record<string, unknown>>;
  return { model: input.model.id, prompt: input.prompt, seedanceParams: { ...filled, ...given } };
}

function resultOf({ life, filmPath, stillPath }: ApiframeJob, origin: string): unknown {
  const film = `${origin}${filmPath ?? ''}`;
  const still = stillPath === null ? {} : { lastFrameUrl: `${origin}${stillPath}` };
  switch (life.resultShape) {
    case 'text':
      return film;
    case 'videos':
    case 'output':
      return { [life.resultShape]: [film], ...still };
    case 'deep':
      return { media: { items: [{ kind: 'film', href: film }] }, ...still };
    default:
      return { [life.resultShape]: film, ...still };
  }
}
