import type { JobView } from '#shared/domain/job.ts';

/**
 * What a person can do about a job that needs them, the best first. `resume` and `tryNow` go on as before; `send` goes
 * on with something that costs money, `agree` at another price than before; `newKey` asks with the key in force about
 * what was sent with another.
 */
export type Answer = 'checkAgain' | 'others' | 'openSettings' | 'newKey' | 'resume' | 'tryNow' | 'send' | 'agree';

export interface AnswerFacts {
  /** The provider has a key that can be used now. */
  readonly hasUsableKey: boolean;
  /** Its jobs can be looked up. */
  readonly hasHistory: boolean;
}

/** Nothing of it has reached the provider yet, so that going on may spend. */
export function isUnsent({ state }: Pick<JobView, 'state'>): boolean {
  return state === 'waiting' || state === 'preparing' || state === 'submitting';
}

function keyAnswers(job: JobView, hasUsableKey: boolean): readonly Answer[] {
  if (job.error?.code === 'key.replaced') return isUnsent(job) ? [] : ['newKey', 'openSettings'];
  return hasUsableKey ? ['resume', 'openSettings'] : ['openSettings', 'resume'];
}

/** The answers to a job that needs a person. */
export function answersOf(job: JobView, { hasUsableKey, hasHistory }: AnswerFacts): readonly Answer[] {
  if (job.state === 'unconfirmed') return hasHistory || job.remoteId !== null ? ['checkAgain', 'others'] : ['others'];
  switch (job.hold) {
    case 'key':
      return keyAnswers(job, hasUsableKey);
    case 'space':
      return ['tryNow'];
    case 'person':
      return [isUnsent(job) ? 'send' : 'resume'];
    case 'price':
      return ['agree'];
    case 'balance':
    case 'budget':
      return ['resume'];
    case 'none':
    case 'offline':
    case 'window':
      return [];
  }
}

/** There is something left to stop. A film that is being fetched is paid for, and a job in doubt has its own answers. */
export function canCancel({ state, isCancelRequested }: Pick<JobView, 'state' | 'isCancelRequested'>): boolean {
  return !isCancelRequested && (state === 'running' || isUnsent({ state }));
}

/** It ended without a take. */
export function canRetry({ state }: Pick<JobView, 'state'>): boolean {
  return state === 'failed' || state === 'expired' || state === 'cancelled' || state === 'lost';
}
