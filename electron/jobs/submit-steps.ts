import { assertNever } from '#shared/result.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';
import { pollDelayMs, retryAfterDelayMs, retryDelayMs } from './poll-policy.ts';

type Input = StepInput<'submitting'>;

/** One attempt; `sending` is committed already. */
export async function sendJob(deps: StepDeps, { job, state, provider, call }: Input): Promise<StepOutcome> {
  const outcome = await provider.submit(deps.store.getFrozen(job.id), job.intentId, call);
  const at = deps.clock.nowMs();
  const retryAt = at + retryDelayMs(state.attempts, deps.random());
  switch (outcome.kind) {
    case 'accepted':
      return accept(deps, provider.rules.poll, outcome.remote.id);
    case 'not-sent':
      return justEvent({ name: 'not-sent', retryAt, error: outcome.error });
    case 'refused': {
      const { error } = outcome;
      const isLimited = error.kind === 'rate-limited';
      const limitedTo = isLimited ? at + retryAfterDelayMs(error.retryAfterMs, deps.random()) : at;
      return justEvent({ name: 'refused', at, retryAt: limitedTo, error });
    }
    case 'ambiguous':
      return justEvent({ name: 'ambiguous', at, retryAt, error: outcome.error });
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
    heldIds: new Set<string>(),
  };
  const found = await provider.findSubmitted?.(query, call);
  if (call.signal.aborted) return null;
  return found?.ok === true && found.value.adopted !== null
    ? accept(deps, provider.rules.poll, found.value.adopted.id)
    : justEvent({ name: 'looked-up' });
}

function accept(deps: StepDeps, poll: Input['provider']['rules']['poll'], remoteId: string): StepOutcome {
  const at = deps.clock.nowMs();
  return justEvent({ name: 'accepted', at, remoteId, pollAt: at + pollDelayMs(poll, 0, 0, deps.random()) });
}
