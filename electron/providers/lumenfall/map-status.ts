import type { Bill } from '#shared/domain/job.ts';
import type { Charged } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { JsonAnswer } from '../json-answer.ts';
import type { ProviderFailure, RemoteStatus } from '../provider.ts';
import { failureOf, mapFailedCall, unreadable } from './map-error.ts';
import { centsOfDollars } from './money.ts';
import { videoAnswer, type HistoryItem, type VideoAnswer } from './wire-schema.ts';

const running: ReadonlySet<string> = new Set(['queued', 'in_progress']);
const cancelledWords = /^cancell?ed$/iu;

/** What it says a video has cost; `null` while it only estimates. Pure. */
export function billOf(cost: number | null | undefined, basis: Bill['basis'], at: number): Bill | null {
  if (cost == null) return null;
  const amount = centsOfDollars(cost);
  return cost === 0
    ? { charged: 'no', amount: null, basis, at }
    : { charged: 'yes', amount: amount.amount === 0 ? null : amount, basis, at };
}

/** Failed ones may have cost something too: only the amount says. */
function chargedOf(bill: Bill | null): Charged {
  return bill?.charged ?? 'unknown';
}

function mapCompleted({ output, expires_at: expiresAt }: VideoAnswer, bill: Bill | null): RemoteStatus {
  const url = output?.url ?? '';
  if (url === '') return { kind: 'output-gone' };
  return {
    kind: 'completed',
    output: {
      kind: 'url',
      url,
      bytes: output?.size_bytes ?? null,
      expiresAt: expiresAt == null ? null : Math.trunc(expiresAt * 1_000),
    },
    bill,
  };
}

/** The answer to the question for a video. Pure. */
export function mapVideo(answer: JsonAnswer, nowMs: number): Result<RemoteStatus, ProviderFailure> {
  if (answer.status === 404) return ok({ kind: 'unknown-job' });
  if (answer.status !== 200) return err(mapFailedCall(answer, nowMs));
  const { data } = videoAnswer.safeParse(answer.json);
  if (data === undefined) return err(unreadable(answer));
  const bill = billOf(data.metadata?.cost, 'answer', nowMs);
  const { status } = data;
  if (status === 'completed') return ok(mapCompleted(data, bill));
  const error = { code: data.error?.code ?? '', message: data.error?.message ?? '' };
  const isCancelled = cancelledWords.test(status) || (status === 'failed' && /cancell?ed/iu.test(error.code));
  if (isCancelled) return ok({ kind: 'cancelled', charged: chargedOf(bill) });
  if (status === 'failed') {
    return ok({ kind: 'failed', error: failureOf(error, chargedOf(bill), answer.detail), bill });
  }
  const still = { kind: 'running', progress: null, hold: 'none' } as const;
  return ok(running.has(status) ? still : { ...still, unknownWord: status.slice(0, 60) });
}

/**
 * What the history says of a video that its own address does not know, any more or yet. A film that is done is not
 * reachable there. Pure.
 */
export function mapRemembered(item: HistoryItem, detail: string, nowMs: number): RemoteStatus {
  const bill = billOf(item.cost, 'answer', nowMs);
  const error = { code: item.error_code ?? '', message: item.error_message ?? '' };
  switch (item.status) {
    case 'completed':
      return { kind: 'output-gone' };
    case 'cancelled':
      return { kind: 'cancelled', charged: chargedOf(bill) };
    case 'upstream_failure':
    case 'rejected':
      return { kind: 'failed', error: failureOf(error, chargedOf(bill), detail), bill };
    default:
      return { kind: 'running', progress: null, hold: 'none' };
  }
}
