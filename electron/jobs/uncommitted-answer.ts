import type { LiveJob } from './live-job.ts';
import type { StepOutcome } from './step.ts';

type Outcome = NonNullable<StepOutcome>;

/**
 * Commits what came of a step. The answer to a submit comes once, and may be all that anybody knows of a job that is
 * paid for; so it stays with the job until a commit succeeds. Anything else can be asked for, or done, again.
 */
export function commitAnswer(live: LiveJob, outcome: Outcome, commit: () => void): void {
  const { state } = live.job;
  if (state.name === 'submitting' && state.isSending) live.uncommitted = outcome;
  commit();
  live.uncommitted = null;
}

/** The application ends: the last moment to write down what came. One that still cannot be written harms no other. */
export function commitLastAnswers(
  jobs: Iterable<LiveJob>,
  commit: (live: LiveJob, outcome: Outcome) => void,
  onFault: (error: unknown) => void,
): void {
  for (const live of jobs) {
    if (live.uncommitted === null) continue;
    try {
      commit(live, live.uncommitted);
    } catch (error) {
      onFault(error);
    }
  }
}
