import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import { readObject, type Exchange } from '../../provider-server/exchange.ts';
import { sha256Of } from '../../provider-server/received-upload.ts';
import { costOf, readInput, type ApiframeInput } from '../apiframe-input.ts';
import { statusOf, type ApiframeJob } from '../apiframe-job.ts';
import type { ApiframeWorld } from '../apiframe-world.ts';
import { findFileProblem } from '../input-files.ts';
import type { JobLife } from '../job-life.ts';
import { errorAnswer, refuseStranger } from './auth.ts';

const keptMs = 24 * 60 * 60_000;

/** Takes a job: from here on its credits are gone. The same key within a day is answered with the same job. */
export async function submit(world: ApiframeWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const key = exchange.headers['idempotency-key'] ?? null;
  if (Array.isArray(key) || (key !== null && (key === '' || key.length > 255))) {
    return errorAnswer(400, 'Idempotency-Key must have 1 to 255 characters');
  }
  if (exchange.headers['content-type'] !== 'application/json') return errorAnswer(400, 'Body must be JSON');
  const body = readObject(exchange);
  if (body === null) return errorAnswer(400, 'Body must be a JSON object');
  const read = readInput(body);
  if ('details' in read) return errorAnswer(400, 'Validation failed', { details: read.details });

  const bodyHash = sha256Of(exchange.body);
  const before = key === null || !world.honoursKeys ? undefined : findByKey(world, key);
  if (before !== undefined) {
    return before.bodyHash === bodyHash
      ? jsonAnswer(202, { jobId: before.id, status: statusOf(before) })
      : errorAnswer(409, 'Idempotency-Key was used with a different request body');
  }
  const credits = costOf(read.input);
  const available = world.credits ?? 0;
  if (credits > available) {
    return errorAnswer(402, 'Insufficient credits', { creditsRequired: credits, creditsAvailable: available });
  }
  world.credits = available - credits;
  const job = accept(world, exchange, { body, input: read.input, idempotencyKey: key, bodyHash, credits });
  return jsonAnswer(202, { jobId: job.id, status: 'QUEUED' }, { 'x-request-id': crypto.randomUUID() });
}

function findByKey({ jobs, nowMs }: ApiframeWorld, key: string): ApiframeJob | undefined {
  return [...jobs.values()].find(
    ({ idempotencyKey, acceptedAt }) => idempotencyKey === key && nowMs() - acceptedAt < keptMs,
  );
}

function accept(
  world: ApiframeWorld,
  { headers, body: bytes }: Exchange,
  order: Pick<ApiframeJob, 'body' | 'input' | 'idempotencyKey' | 'bodyHash' | 'credits'>,
): ApiframeJob {
  const { 'x-api-key': _secret, ...open } = headers;
  const job: ApiframeJob = {
    ...order,
    id: crypto.randomUUID(),
    headers: open,
    acceptedAt: world.nowMs(),
    life: lifeOf(world, order.input),
    polls: 0,
    endedAt: null,
    isExpired: false,
    film: null,
    filmPath: null,
    stillPath: null,
  };
  world.jobs.set(job.id, job);
  const { credits } = job;
  const charge = { requestId: job.id, endpoint: order.input.model.id, at: job.acceptedAt };
  world.ledger.accept({ ...charge, units: credits, amountNano: credits * 1e9 }, bytes);
  return job;
}

/** Files are fetched by the model, so what is wrong with them shows when the job fails. */
function lifeOf(world: ApiframeWorld, input: ApiframeInput): JobLife {
  const life = { ...world.life, ...world.nextLives.shift() };
  const problem = findFileProblem(input, world.files, world.origin());
  return problem === null
    ? life
    : { ...life, ending: { kind: 'failed', error: `Provider returned an error: ${problem}` } };
}
