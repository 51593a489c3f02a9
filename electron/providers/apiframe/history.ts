import { err, ok, type Result } from '#shared/result.ts';
import { isFine } from '../json-answer.ts';
import type { HistoryAnswer, HistoryQuery, ProviderCall, ProviderFailure } from '../provider.ts';
import type { ApiframeCalls } from './calls.ts';
import { jobPath } from './jobs.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { chooseFromHistory, historyWindowMs, mayBeOurs, readTime, requestOf, type LookedAt } from './map-history.ts';
import { historyAnswer, jobInputAnswer, type HistoryJob } from './wire-schema.ts';

const pageSize = 100;
const maxPages = 5;
/** Jobs whose input is asked for one by one. */
const maxLooks = 20;

interface Listed {
  readonly jobs: readonly HistoryJob[];
  /** Every job of the time in question was seen. */
  readonly isComplete: boolean;
}

/** The list runs from the newest job to the oldest, so it is read until it is older than the submit. */
async function listJobs(
  calls: ApiframeCalls,
  query: HistoryQuery,
  call: ProviderCall,
): Promise<Result<Listed, ProviderFailure>> {
  const { model } = requestOf(query.frozen);
  const jobs: HistoryJob[] = [];
  const seen = new Set<string>();
  let cursor = '';
  for (let page = 0; page < maxPages; page += 1) {
    const search = new URLSearchParams({ model, limit: String(pageSize), ...(cursor === '' ? {} : { cursor }) });
    const asked = await calls.ask({ method: 'GET', origin: 'api', path: `/v2/jobs?${search.toString()}` }, call);
    if (!asked.ok) return asked;
    if (!isFine(asked.value)) return err(mapFailedCall(asked.value, calls.nowMs()));
    const { data } = historyAnswer.safeParse(asked.value.json);
    if (data === undefined) return err(unreadable(asked.value));
    jobs.push(...data.jobs.filter((job) => mayBeOurs(job, model, query)));
    const oldest = data.jobs.at(-1);
    const isPast = oldest !== undefined && (readTime(oldest) ?? Infinity) < query.sentAt - historyWindowMs;
    cursor = data.nextCursor ?? '';
    // Without a new cursor the next page would be this one again.
    if (isPast || cursor === '' || data.hasMore === false) return ok({ jobs, isComplete: true });
    if (seen.has(cursor)) break;
    seen.add(cursor);
  }
  return ok({ jobs, isComplete: false });
}

/** What a job was asked for; the list does not say. */
async function readInput(
  calls: ApiframeCalls,
  job: HistoryJob,
  call: ProviderCall,
): Promise<Result<unknown, ProviderFailure>> {
  const asked = await calls.ask({ method: 'GET', origin: 'api', path: jobPath(job.id) }, call);
  if (!asked.ok) return asked;
  if (!isFine(asked.value)) return err(mapFailedCall(asked.value, calls.nowMs()));
  return ok(jobInputAnswer.safeParse(asked.value.json).data?.input ?? null);
}

/** Looks for a submit that got no answer among the jobs of that time. */
export async function findInHistory(
  calls: ApiframeCalls,
  query: HistoryQuery,
  call: ProviderCall,
): Promise<Result<HistoryAnswer, ProviderFailure>> {
  const listed = await listJobs(calls, query, call);
  if (!listed.ok) return listed;
  const { jobs, isComplete } = listed.value;
  const looked: LookedAt[] = [];
  for (const job of jobs.slice(0, maxLooks)) {
    const input = await readInput(calls, job, call);
    if (!input.ok) return input;
    looked.push({ job, input: input.value });
  }
  return ok(chooseFromHistory(looked, query, isComplete && jobs.length <= maxLooks));
}
