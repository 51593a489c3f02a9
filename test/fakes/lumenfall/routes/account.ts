import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import { invalid, notFound } from '../lumenfall-error.ts';
import { billedMicros, phaseOf, type LumenfallVideo } from '../lumenfall-video.ts';
import type { LumenfallWorld } from '../lumenfall-world.ts';

export async function balance({ balance: amount }: LumenfallWorld): Promise<Answer> {
  const billing = amount === null ? 'postpaid' : 'prepaid';
  return jsonAnswer(200, { object: 'balance', billing_type: billing, available: { amount, currency: 'usd' } });
}

export async function models(): Promise<Answer> {
  const data = [{ id: 'seedance-2.0', object: 'model', created: 1_770_000_000, owned_by: 'bytedance' }];
  return jsonAnswer(200, { object: 'list', data });
}

const parameters: ReadonlySet<string> = new Set([
  'limit',
  'starting_after',
  'ending_before',
  'created_after',
  'created_before',
  'key_id',
  'summary',
  'status',
]);

/** Requests of the account, newest first. It tells who they were for, and not what they asked. */
export async function history(world: LumenfallWorld, { url }: Exchange): Promise<Answer> {
  const { searchParams } = url;
  const strange = [...searchParams.keys()].find((name) => !parameters.has(name));
  if (strange !== undefined) return invalid(`Unknown parameter: ${strange}`);
  const limit = Number(searchParams.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return invalid('limit is 1 to 100');
  const from = Date.parse(searchParams.get('created_after') ?? '');
  const to = Date.parse(searchParams.get('created_before') ?? '');
  const all = [...world.videos.values()]
    .filter(({ life, acceptedAt }) => life.isInHistory && !(acceptedAt < from) && !(acceptedAt > to))
    .toReversed();
  const after = all.findIndex(({ id }) => id === searchParams.get('starting_after'));
  const page = all.slice(after + 1, after + 1 + limit);
  const next = `${world.origin()}/v1/requests?starting_after=${page.at(-1)?.id ?? ''}`;
  return jsonAnswer(200, {
    object: 'list',
    data: page.map(requestObject),
    next_page_url: all.length > after + 1 + limit ? next : null,
    previous_page_url: null,
  });
}

export async function request(world: LumenfallWorld, _exchange: Exchange, id: string): Promise<Answer> {
  const found = world.videos.get(id);
  return found?.life.isInHistory === true ? jsonAnswer(200, requestObject(found)) : notFound;
}

function requestObject(video: LumenfallVideo): Record<string, unknown> {
  const { id, input, acceptedAt, endedAt, life } = video;
  const { ending } = life;
  const isFailed = statusOf(video) === 'upstream_failure' && ending.kind === 'failed';
  return {
    id,
    object: 'request',
    created_at: new Date(acceptedAt).toISOString(),
    model: input.model,
    modality: 'video',
    endpoint: 'videos',
    status: statusOf(video),
    cost: (billedMicros(video) ?? 0) / 1e6,
    currency: 'usd',
    duration_ms: endedAt === null ? null : endedAt - acceptedAt,
    key_id: 'da11e5',
    error_code: isFailed ? ending.code : null,
    error_message: isFailed ? ending.message : null,
    session_id: null,
    trace_id: null,
    user: input.user,
    request_size_bytes: 0,
    response_size_bytes: 0,
  };
}

function statusOf(video: LumenfallVideo): string {
  if (video.isCancelled) return 'cancelled';
  const phase = phaseOf(video);
  if (phase !== 'ended') return phase === 'queued' ? 'pending' : 'processing';
  return video.life.ending.kind === 'film' ? 'completed' : 'upstream_failure';
}
