import { retryDelayMs } from './poll-policy.ts';
import { justEvent, type StepDeps, type StepInput, type StepOutcome } from './step.ts';

/** Brings the still of the last frame that came with a film. Whatever goes wrong with it, the film is kept. */
export async function fetchStill(
  deps: StepDeps,
  { job, state, provider, call }: StepInput<'downloading'>,
): Promise<StepOutcome> {
  if (state.still === null) throw new Error('there is no still to fetch');
  const { url, attempts } = state.still;
  const { trustedOrigins = [] } = provider;
  const name = `${job.clipName} ${String(job.takeNumber)}, last frame`;
  const fetched = await deps.stills.fetch({ url, trustedOrigins, name, signal: call.signal });
  if (call.signal.aborted) return null;
  const at = deps.clock.nowMs();
  if (fetched.ok) {
    const { assetId } = fetched.value;
    return { kind: 'still', event: { name: 'still-kept', at, assetId }, file: fetched.value };
  }
  return justEvent({ name: 'still-failed', retryAt: at + retryDelayMs(attempts, deps.random()), error: fetched.error });
}
