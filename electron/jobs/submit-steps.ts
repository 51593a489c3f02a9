import { appError } from '#shared/errors.ts';
import { assertNever } from '#shared/result.ts';
import type { JobEventOf } from './job-event.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';
import { pollDelayMs, retryAfterDelayMs, retryDelayMs } from './poll-policy.ts';

type Input = StepInput<'submitting'>;

/** One attempt; `sending` is committed already. */
export async function sendJob(deps: StepDeps, { job, state, provider, call }: Input): Promise<StepOutcome> {
  const outcome = await provider.submit(deps.store.getFrozen(job.id), job.intentId, call);
  const at = deps.clock.nowMs();
  const retryAt = at + retryDelayMs(state.attempts, deps.random());
  switch (outcome.kind) {
    case 'accepted': {
      const detail = 'the answer names a job that another intent holds';
      const error = appError('provider-changed', 'provider.answer-unclear', { charged: 'unknown', detail });
      const ifHeld = { name: 'ambiguous', at, retryAt, error, isKeyTaken: false } as const;
      // Whose the id is is looked up with the commit: a database that fails until then may not lose it.
      return { kind: 'accepted', job, event: enterAs(deps, provider, outcome.remote.id), ifHeld };
    }
    case 'not-sent':
      return justEvent({ name: 'not-sent', retryAt, error: outcome.error });
    case 'refused': {
      const { error } = outcome;
      const isLimited = error.kind === 'rate-limited';
      const limitedTo = isLimited ? at + retryAfterDelayMs(error.retryAfterMs, deps.random()) : at;
      return justEvent({ name: 'refused', at, retryAt: limitedTo, error });
    }
    case 'ambiguous':
      return justEvent({
        name: 'ambiguous',
        at,
        retryAt,
        error: outcome.error,
        isKeyTaken: outcome.isKeyTaken === true,
      });
    default:
      return assertNever(outcome);
  }
}

/** Asks the provider's history for a submit that got no clear answer. Not finding it proves nothing. */
export async function lookUpJob(deps: StepDeps, { job, state, provider, call }: Input): Promise<StepOutcome> {
  const query = {
    frozen: deps.store.getFrozen(job.id),
    intentId: job.intentId,
    sentAt: state.firstSentAt ?? deps.clock.nowMs(),
    heldIds: deps.store.remoteIdsAt(job.providerId),
  };
  const found = await provider.findSubmitted?.(query, call);
  if (call.signal.aborted) return null;
  if (found?.ok === false) return justEvent({ name: 'looked-up', error: found.error });
  const adopted = found?.value.adopted ?? null;
  const accepted = adopted === null ? null : accept(deps, { job, provider }, adopted.id);
  return justEvent(accepted ?? { name: 'looked-up', error: null });
}

/** `null`: that job belongs to another intent of ours, so it cannot be this one. */
export function accept(
  deps: Pick<StepDeps, 'store' | 'clock' | 'random'>,
  { job, provider }: Pick<Input, 'job' | 'provider'>,
  remoteId: string,
): JobEventOf<'accepted'> | null {
  return isHeldByAnother(deps.store, job, remoteId) ? null : enterAs(deps, provider, remoteId);
}

/** Another job of ours has this id at the provider. */
export function isHeldByAnother(
  store: Pick<StepDeps['store'], 'remoteIdsAt'>,
  { providerId, remoteId: own }: Pick<Input['job'], 'providerId' | 'remoteId'>,
  remoteId: string,
): boolean {
  return remoteId !== own && store.remoteIdsAt(providerId).has(remoteId);
}

function enterAs(
  { clock, random }: Pick<StepDeps, 'clock' | 'random'>,
  { rules }: Input['provider'],
  remoteId: string,
): JobEventOf<'accepted'> {
  const at = clock.nowMs();
  return { name: 'accepted', at, remoteId, pollAt: at + pollDelayMs(rules.poll, 0, 0, random()) };
}
