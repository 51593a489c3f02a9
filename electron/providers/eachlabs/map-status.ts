import type { Bill } from '#shared/domain/job.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { redactSecrets } from '../../platform/redact.ts';
import type { JsonAnswer } from '../json-answer.ts';
import type { ProviderFailure, RemoteStatus } from '../provider.ts';
import { mapFailedCall, readSentence, unreadable } from './map-error.ts';
import { mapFailure } from './map-failure.ts';
import { toCents } from './prices.ts';
import { predictionAnswer } from './wire-schema.ts';

/** `mayBeContent`: a failure whose cause only the history tells. */
export interface PolledStatus {
  readonly status: RemoteStatus;
  readonly mayBeContent: boolean;
}

/** Both words for each have been documented. */
const failedWords: ReadonlySet<string> = new Set(['error', 'failed']);
const cancelledWords: ReadonlySet<string> = new Set(['cancelled', 'canceled']);
/** `created` may last: it waits for a place among the jobs of the account. */
const runningWords: ReadonlySet<string> = new Set(['created', 'starting', 'processing']);

/** `cost` is what was charged, in dollars. Absent: nobody knows yet. */
export function billOf(cost: number | null | undefined, basis: Bill['basis'], nowMs: number): Bill | null {
  if (cost === null || cost === undefined) return null;
  if (cost === 0) return { charged: 'no', amount: null, basis, at: nowMs };
  return { charged: 'yes', amount: toCents(cost), basis, at: nowMs };
}

/** The address of a film: as a text, the first of a list, or in an object. `null`: there is none; `undefined`: not readable. */
function readAddress(output: unknown): string | null | undefined {
  if (output === null || output === undefined || output === '') return null;
  if (typeof output === 'string') return output;
  if (Array.isArray(output)) return output.length === 0 ? null : readAddress(output[0]);
  if (typeof output !== 'object') return undefined;
  const { url, video } = output as { readonly url?: unknown; readonly video?: unknown };
  if (url === undefined && video === undefined) return undefined;
  return readAddress(url ?? video);
}

const maxDetail = 2_000;

/** Without the input, which a job always shows: the addresses of its files are open to whoever has them. */
function unreadableJob(answer: JsonAnswer): ProviderFailure {
  if (typeof answer.json !== 'object' || answer.json === null) return unreadable(answer);
  const shown = Object.fromEntries(Object.entries(answer.json).filter(([name]) => name !== 'input'));
  const detail = redactSecrets(`HTTP ${String(answer.status)} ${JSON.stringify(shown)}`).slice(0, maxDetail);
  return unreadable({ ...answer, detail });
}

function isMissing(answer: JsonAnswer): boolean {
  return answer.status === 404 && readSentence(answer) !== null;
}

function running(unknownWord?: string): PolledStatus {
  const status = { kind: 'running', progress: null, hold: 'none' } as const;
  return { status: unknownWord === undefined ? status : { ...status, unknownWord }, mayBeContent: false };
}

function settled(status: RemoteStatus, mayBeContent = false): PolledStatus {
  return { status, mayBeContent };
}

/** An answer to the question for a job. Pure. */
export function mapPrediction(answer: JsonAnswer, nowMs: number): Result<PolledStatus, ProviderFailure> {
  if (isMissing(answer)) return ok(settled({ kind: 'unknown-job' }));
  if (answer.status !== 200) return err(mapFailedCall(answer, nowMs));
  const { data } = predictionAnswer.safeParse(answer.json);
  if (data === undefined) return err(unreadableJob(answer));
  const { status } = data;
  const bill = billOf(data.metrics?.cost, 'answer', nowMs);
  const charged = bill?.charged ?? 'unknown';
  if (failedWords.has(status)) {
    const { error, mayBeContent } = mapFailure(data, charged);
    return ok(settled({ kind: 'failed', error, bill }, mayBeContent));
  }
  if (cancelledWords.has(status)) return ok(settled({ kind: 'cancelled', charged }));
  if (status !== 'success') return ok(runningWords.has(status) ? running() : running(status.slice(0, 60)));
  const url = readAddress(data.output);
  if (url === undefined) return err(unreadableJob(answer));
  if (url === null) return ok(settled({ kind: 'output-gone' }));
  return ok(settled({ kind: 'completed', output: { kind: 'url', url, bytes: null, expiresAt: null }, bill }));
}

/**
 * `asked`: what is said of the wish, by its status alone, for its words differ. `now`: the job afterwards, which may have
 * been faster; `null` when that is not known. Pure.
 */
export function mapCancel(
  asked: JsonAnswer,
  now: RemoteStatus | null,
  nowMs: number,
): Result<'requested' | 'too-late', ProviderFailure> {
  const isOver = now?.kind === 'completed' || now?.kind === 'failed' || now?.kind === 'unknown-job';
  if (asked.status === 200) return ok(isOver ? 'too-late' : 'requested');
  const isRefused = [400, 404, 409, 422].includes(asked.status) && readSentence(asked) !== null;
  if (isRefused) return ok('too-late');
  return err(mapFailedCall(asked, nowMs));
}
