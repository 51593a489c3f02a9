import { settledJobStates, type JobView } from '#shared/domain/job.ts';

/** In the order of the queue. */
export const jobGroups = ['needsYou', 'running', 'waiting', 'done'] as const;
export type JobGroup = (typeof jobGroups)[number];

/** Holds that nothing but a person ends. The others end by themselves. */
const holdsForPerson: readonly JobView['hold'][] = ['key', 'balance', 'budget', 'price', 'person', 'space'];

export function isUnderWay(job: Pick<JobView, 'state'>): boolean {
  return !settledJobStates.includes(job.state);
}

/** It does not go on, or nobody knows how it went, until a person does something. */
export function needsPerson({ state, hold }: Pick<JobView, 'state' | 'hold'>): boolean {
  return state === 'unconfirmed' || holdsForPerson.includes(hold);
}

export function groupOf(job: Pick<JobView, 'state' | 'hold'>): JobGroup {
  if (!isUnderWay(job)) return 'done';
  if (needsPerson(job)) return 'needsYou';
  return job.state === 'waiting' || job.hold !== 'none' ? 'waiting' : 'running';
}

export function countNeedsYou(jobs: Readonly<Record<string, JobView>>): number {
  return Object.values(jobs).filter(needsPerson).length;
}
