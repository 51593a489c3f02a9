import type { HistoryCandidate, JobView } from '#shared/domain/job.ts';
import type { JobStateOf } from '#shared/domain/job-state.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderCall, VideoProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { openKeys } from './call-keys.ts';
import type { JobEvent } from './job-event.ts';
import type { StepDeps } from './step.ts';
import { accept } from './submit-steps.ts';

export type UnconfirmedDeps = Pick<StepDeps, 'store' | 'clock' | 'random'> & {
  readonly keys: KeySource;
  readonly registry: ProviderRegistry;
};

/** What asking found out: an event for the job, if it is now known which one it is, and what else it may be. */
interface Finding {
  readonly event: JobEvent | null;
  readonly candidates: readonly HistoryCandidate[];
}

/** What a person is told who asked. */
export interface CheckedAgain {
  readonly job: JobView;
  readonly candidates: HistoryCandidate[];
}

interface Target {
  readonly job: Job;
  readonly state: JobStateOf<'unconfirmed'>;
  readonly provider: VideoProvider;
  readonly call: ProviderCall;
  readonly usesCurrentKey: boolean;
}

/** Looks now, once, because a person wants to know. Not finding it proves nothing. */
export async function findUnconfirmed(
  deps: UnconfirmedDeps,
  job: Job,
  withCurrentKey: boolean,
  signal: AbortSignal,
): Promise<Result<Finding, AppError>> {
  const opened = await openTarget(deps, job, withCurrentKey, signal);
  if (!opened.ok) return opened;
  const { state, provider, call } = opened.value;
  if (state.remoteId !== null) return await askAgain(deps, opened.value, state.remoteId);
  const frozen = deps.store.getFrozen(job.id);
  const heldIds = deps.store.remoteIdsAt(job.providerId);
  const found = await provider.findSubmitted?.(
    { frozen, intentId: job.intentId, sentAt: state.sentAt ?? state.since, heldIds },
    call,
  );
  if (found === undefined) return ok({ event: null, candidates: [] });
  if (!found.ok) return found;
  const { adopted, candidates } = found.value;
  return ok({ event: adopted === null ? null : acceptFound(deps, opened.value, adopted.id), candidates });
}

/** A person says which one it is; the provider must know it, and no other job of ours may hold it. */
export async function checkRemoteId(
  deps: UnconfirmedDeps,
  job: Job,
  { remoteId, withCurrentKey }: { readonly remoteId: string; readonly withCurrentKey: boolean },
  signal: AbortSignal,
): Promise<Result<JobEvent, AppError>> {
  const opened = await openTarget(deps, job, withCurrentKey, signal);
  if (!opened.ok) return opened;
  const { provider, call } = opened.value;
  if (accept(deps, opened.value, remoteId) === null) return err(appError('conflict', 'job.remote-id-taken'));
  const polled = await provider.poll({ intentId: job.intentId, id: remoteId }, call);
  if (!polled.ok) return polled;
  if (polled.value.kind === 'unknown-job') return err(appError('not-found', 'job.remote-id-unknown'));
  // Once more: another job may have got it meanwhile.
  const event = acceptFound(deps, opened.value, remoteId);
  return event === null ? err(appError('conflict', 'job.remote-id-taken')) : ok(event);
}

/** Its id is known: has it ended after a long silence, or, where nobody asked for it, is it there at all? */
async function askAgain(deps: UnconfirmedDeps, target: Target, remoteId: string): Promise<Result<Finding, AppError>> {
  const { job, state, provider, call } = target;
  const polled = await provider.poll({ intentId: job.intentId, id: remoteId }, call);
  if (!polled.ok) return polled;
  const isRunning = polled.value.kind === 'running';
  const isThere = isRunning ? state.reason === 'unasked' : polled.value.kind !== 'unknown-job';
  return ok({ event: isThere ? acceptFound(deps, target, remoteId) : null, candidates: [] });
}

/** As `accept`, by the key that found it. */
function acceptFound(deps: UnconfirmedDeps, target: Target, remoteId: string): JobEvent | null {
  const event = accept(deps, target, remoteId);
  return event === null ? null : { ...event, usesCurrentKey: target.usesCurrentKey };
}

async function openTarget(
  deps: UnconfirmedDeps,
  job: Job,
  withCurrentKey: boolean,
  signal: AbortSignal,
): Promise<Result<Target, AppError>> {
  const { state } = job;
  const provider = deps.registry.find(job.providerId);
  if (state.name !== 'unconfirmed' || provider === null) return err(notUnconfirmed());
  const keys = await openKeys(deps.keys, job, withCurrentKey);
  if (!keys.ok) return keys;
  return ok({ job, state, provider, call: { signal, keys: keys.value }, usesCurrentKey: withCurrentKey });
}

export function notUnconfirmed(): AppError {
  return appError('conflict', 'job.not-unconfirmed');
}
