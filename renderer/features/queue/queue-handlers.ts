import type { JobView } from '#shared/domain/job.ts';

/** Where a row leads: to other screens, which only the app knows. */
export interface QueueHandlers {
  readonly onOpenSettings: () => void;
  /** Shows the clip of a job, and its take where there is one. */
  readonly onOpenJob: (job: JobView) => void;
}
