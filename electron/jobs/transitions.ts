import type { JobState, JobStateOf } from '#shared/domain/job-state.ts';
import type { JobEventName, JobEventOf } from './job-event.ts';

/** What may happen in one state, by event; an event that is not named here is illegal in it. */
export type Transitions<N extends JobState['name']> = {
  readonly [E in JobEventName]?: (state: JobStateOf<N>, event: JobEventOf<E>) => JobState | null;
};
