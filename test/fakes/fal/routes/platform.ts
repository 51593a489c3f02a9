import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import { platformBody } from '../error-bodies.ts';
import { findEndpoint } from '../fal-endpoints.ts';
import { finish } from '../finish.ts';
import { isBilled, type FalRequest } from '../fal-request.ts';
import type { FalWorld } from '../fal-world.ts';
import { refusePlatform } from './auth.ts';
import { outputOf } from './result.ts';

/** Requests of one endpoint, newest first. */
export async function history(world: FalWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refusePlatform(world, exchange, false);
  if (stranger !== null) return stranger;
  const { searchParams } = exchange.url;
  if (!searchParams.has('endpoint_id'))
    return jsonAnswer(400, platformBody('validation_error', 'endpoint_id is required'));
  const withPayloads = namesIn(searchParams, 'expand').includes('payloads');
  return await page(exchange.url, chosen(world, searchParams, 'isInHistory'), 'items', async (request) => {
    await runUnwatched(world, request);
    return await historyItem(world, request, withPayloads);
  });
}

/** What requests have cost, for those that were charged. */
export async function billing(world: FalWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refusePlatform(world, exchange, true);
  if (stranger !== null) return stranger;
  const billed = chosen(world, exchange.url.searchParams, 'isInBilling').filter(
    (request) => request.endedAt !== null && isBilled(request),
  );
  return await page(exchange.url, billed, 'billing_events', async (request) => ({
    request_id: request.id,
    endpoint_id: request.endpoint.id,
    timestamp: isoDate(request.endedAt),
    output_units: request.units,
    unit_price: request.unitNano / 1e9,
    percent_discount: null,
    cost_estimate_nano_usd: Math.round(request.units * request.unitNano),
  }));
}

export async function pricing(world: FalWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refusePlatform(world, exchange, false);
  if (stranger !== null) return stranger;
  const prices = namesIn(exchange.url.searchParams, 'endpoint_id').flatMap((id) => {
    const endpoint = findEndpoint(id);
    if (endpoint === undefined) return [];
    return [{ endpoint_id: id, unit_price: endpoint.rateNano / 1e9, unit: '1000 tokens', currency: 'USD' }];
  });
  return jsonAnswer(200, { prices, next_cursor: null, has_more: false });
}

export async function balance(world: FalWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refusePlatform(world, exchange, true);
  if (stranger !== null) return stranger;
  const credits = { current_balance: world.balance, currency: 'USD' };
  const isExpanded = namesIn(exchange.url.searchParams, 'expand').includes('credits');
  return jsonAnswer(200, { username: 'dailies', ...(isExpanded ? { credits } : {}) });
}

/** A request that nobody asks about runs to its end all the same. */
async function runUnwatched(world: FalWorld, request: FalRequest): Promise<void> {
  if (request.polls === 0 && Number.isFinite(request.life.queuedPolls + request.life.runningPolls)) {
    await finish(world, request);
  }
}

async function historyItem(world: FalWorld, request: FalRequest, withPayloads: boolean): Promise<unknown> {
  const { id, endpoint, acceptedAt, endedAt, life, isCancelled } = request;
  const isFilm = life.ending.kind === 'film' && !isCancelled && endedAt !== null;
  const failed = life.ending.kind === 'film' ? 499 : life.ending.status;
  return {
    request_id: id,
    endpoint_id: endpoint.id,
    started_at: isoDate(acceptedAt),
    sent_at: isoDate(acceptedAt),
    ended_at: isoDate(endedAt),
    status_code: endedAt === null ? null : isFilm ? 200 : failed,
    duration: endedAt === null ? null : (endedAt - acceptedAt) / 1_000,
    ...(withPayloads ? { json_input: request.body, json_output: isFilm ? await outputOf(world, request) : null } : {}),
  };
}

function chosen(
  { requests }: FalWorld,
  searchParams: URLSearchParams,
  isShown: 'isInHistory' | 'isInBilling',
): readonly FalRequest[] {
  const endpoints = namesIn(searchParams, 'endpoint_id');
  const ids = namesIn(searchParams, 'request_id');
  const start = Date.parse(searchParams.get('start') ?? '');
  const end = Date.parse(searchParams.get('end') ?? '');
  return [...requests.values()]
    .filter(({ life }) => life[isShown])
    .filter(({ endpoint }) => endpoints.length === 0 || endpoints.includes(endpoint.id))
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(({ acceptedAt }) => !(acceptedAt < start) && !(acceptedAt > end))
    .toReversed();
}

async function page(
  { searchParams }: URL,
  requests: readonly FalRequest[],
  field: string,
  write: (request: FalRequest) => Promise<unknown>,
): Promise<Answer> {
  const limit = Math.min(Number(searchParams.get('limit') ?? 50), 100);
  const from = Number(searchParams.get('cursor') ?? 0);
  const to = from + limit;
  const items = await Promise.all(requests.slice(from, to).map(write));
  const hasMore = requests.length > to;
  return jsonAnswer(200, { [field]: items, next_cursor: hasMore ? String(to) : null, has_more: hasMore });
}

/** Both spellings of a list: repeated, or with commas. */
function namesIn(searchParams: URLSearchParams, field: string): string[] {
  return searchParams.getAll(field).flatMap((value) => value.split(','));
}

function isoDate(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
