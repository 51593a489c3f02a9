import type { JobView } from '#shared/domain/job.ts';
import type { Price } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';
import type { JobId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import { orReport } from '#renderer/editing/report-failure.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { cancelTruth } from './cancel-truth.ts';
import { answersOf, canCancel, canRetry, isUnsent, type Answer } from './hold-answers.ts';
import { ask } from './queue-store.ts';

export async function cancelJob(jobId: JobId): Promise<void> {
  await orReport(client().invoke('jobs.cancel', { jobId }));
}

export async function resumeJob(jobId: JobId, useCurrentKey = false): Promise<void> {
  await orReport(client().invoke('jobs.resume', { jobId, useCurrentKey }));
}

/** One press, one token: the same press can never order twice. */
export function retryJob(jobId: JobId, agreedPrice: Price, orderToken: string): Promise<Result<JobView, AppError>> {
  return client().invoke('jobs.retry', { jobId, agreedPrice, orderToken });
}

/** The same press is the same order here too. */
export function agreeToPrice(jobId: JobId, agreedPrice: Price, orderToken: string): Promise<Result<JobView, AppError>> {
  return client().invoke('jobs.agree', { jobId, agreedPrice, orderToken });
}

/** Cancels at once where nothing can be lost by it, else asks first. */
export function wishCancel(job: JobView): void {
  if (!canCancel(job)) return;
  const provider = mirrorStore.getState().providers.find(({ id }) => id === job.providerId);
  if (cancelTruth(job, provider) === null) void cancelJob(job.id);
  else ask({ kind: 'cancel', jobId: job.id });
}

/** Makes it again at once where it is free, else asks with the price. */
export function wishRetry(job: JobView): void {
  if (!canRetry(job)) return;
  if (job.price.kind === 'free') void orReport(retryJob(job.id, job.price, crypto.randomUUID()));
  else ask({ kind: 'retry', jobId: job.id });
}

/** Goes on with a held job; asks first when that sends something that costs money. */
function goOn(job: JobView): void {
  if (isUnsent(job) && job.price.kind !== 'free') ask({ kind: 'send', jobId: job.id });
  else void resumeJob(job.id);
}

/** Does what an answer says. */
export function giveAnswer(job: JobView, answer: Exclude<Answer, 'openSettings'>): void {
  switch (answer) {
    case 'checkAgain':
    case 'others':
      ask({ kind: 'doubt', jobId: job.id, checksFirst: answer === 'checkAgain' });
      return;
    case 'newKey':
      void resumeJob(job.id, true);
      return;
    case 'agree':
      ask({ kind: 'agree', jobId: job.id });
      return;
    case 'tryNow':
    case 'resume':
    case 'send':
      goOn(job);
  }
}

function answersFor(job: JobView): readonly Answer[] {
  const { providers, accounts } = mirrorStore.getState();
  const provider = providers.find(({ id }) => id === job.providerId);
  return answersOf(job, {
    hasUsableKey: accounts[job.providerId]?.isUsable ?? false,
    hasHistory: provider?.hasHistory ?? false,
  });
}

/** What the R key does: resume what is held, make anew what ended without a take. */
export function wishAgain(job: JobView): void {
  if (canRetry(job)) {
    wishRetry(job);
    return;
  }
  const answer = answersFor(job).find((each) => each !== 'openSettings');
  if (answer !== undefined) giveAnswer(job, answer);
}
