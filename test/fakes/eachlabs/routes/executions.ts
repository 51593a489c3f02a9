import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import type { EachlabsWorld } from '../eachlabs-world.ts';
import { finish } from '../finish.ts';
import { isBilled, phaseOf, statusOf, type FakePrediction } from '../prediction.ts';
import { refusal, refuseStranger, unknownName } from './door.ts';

const parameters = ['limit', 'offset', 'model', 'status', 'from', 'to', 'error_classification'];
const statuses = ['created', 'starting', 'success', 'error'];
const classifications = [
  'content_moderation',
  'execution_timeout',
  'invalid_user_input',
  'invalid_model_config',
  'provider_auth',
  'provider_error',
  'provider_rate_limit',
  'provider_unavailable',
  'internal_error',
  'unknown',
];

function numberIn(search: URLSearchParams, name: string, usual: number): number {
  return Number(search.get(name) ?? usual);
}

/** What is wrong with the question; `null`: nothing. */
function questionProblem(search: URLSearchParams): string | null {
  const unknown = unknownName(search.keys(), parameters);
  if (unknown !== null) return `unknown parameter ${unknown}`;
  const limit = numberIn(search, 'limit', 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return 'limit must be between 1 and 100';
  if (!Number.isInteger(numberIn(search, 'offset', 0))) return 'offset must be a number';
  const status = (search.get('status') ?? '').split(',').filter((word) => word !== '');
  if (unknownName(status, statuses) !== null) return 'unknown status';
  const classification = search.get('error_classification');
  if (classification !== null && !classifications.includes(classification)) return 'unknown error_classification';
  const isTime = (name: string): boolean => !search.has(name) || Number.isFinite(Date.parse(search.get(name) ?? ''));
  return isTime('from') && isTime('to') ? null : 'from and to must be dates';
}

function isAsked(job: FakePrediction, search: URLSearchParams): boolean {
  const { life, acceptedAt, model } = job;
  const status = search.get('status');
  const classification = search.get('error_classification');
  const isFailed = phaseOf(job) === 'ended' && life.ending.kind === 'failed';
  const own = isFailed && life.ending.kind === 'failed' ? life.ending.classification : null;
  return (
    life.isInHistory &&
    (search.get('model') ?? model.slug) === model.slug &&
    (status === null || status.split(',').includes(statusOf(job))) &&
    (classification === null || classification === own) &&
    acceptedAt >= Date.parse(search.get('from') ?? '1970-01-01') &&
    acceptedAt <= Date.parse(search.get('to') ?? '2999-01-01')
  );
}

/** Jobs of the organisation, newest first, without their inputs. */
export async function executions(world: EachlabsWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const { searchParams: search } = exchange.url;
  const problem = questionProblem(search);
  if (problem !== null) return refusal(400, problem);
  const [limit, offset] = [numberIn(search, 'limit', 20), numberIn(search, 'offset', 0)];
  const asked = [...world.predictions.values()].filter((job) => isAsked(job, search)).toReversed();
  const rows = await Promise.all(asked.slice(offset, offset + limit).map((job) => rowOf(world, job)));
  return jsonAnswer(200, { executions: rows, total_count: asked.length, total_capped: false, offset, limit });
}

async function rowOf(world: EachlabsWorld, job: FakePrediction): Promise<unknown> {
  if (phaseOf(job) === 'ended') await finish(world, job);
  const { id, model, acceptedAt, endedAt, life, costNano } = job;
  const cost =
    endedAt !== null && (life.isCostInHistory ?? life.tellsCost)
      ? { execution_cost: isBilled(job) ? costNano / 1e9 : 0 }
      : {};
  return {
    id,
    model: model.slug,
    requested_model: model.slug,
    status: statusOf(job),
    ...cost,
    run_time: 12.5,
    created_at: new Date(acceptedAt).toISOString(),
    started_at: null,
    completed_at: endedAt === null ? null : new Date(endedAt).toISOString(),
    output: null,
  };
}
