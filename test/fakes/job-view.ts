import { jobViewSchema, type JobView } from '#shared/domain/job.ts';
import { newId } from '#electron/platform/new-id.ts';

/** A job as a person sees it, running unless said otherwise. */
export function createJobView(changes: Partial<JobView> = {}): JobView {
  return {
    ...jobViewSchema.parse({
      id: newId(),
      generationId: newId(),
      orderId: newId(),
      clipId: newId(),
      clipName: 'Clip 1',
      projectId: newId(),
      projectName: 'Project',
      takeNumber: 1,
      takeId: null,
      providerId: 'animatic',
      tier: 'standard',
      state: 'running',
      hold: 'none',
      charged: 'no',
      price: { kind: 'free' },
      bill: null,
      progress: 0,
      isCancelRequested: false,
      startedAt: null,
      usualMs: null,
      retry: null,
      remoteId: null,
      error: null,
      createdAt: 1,
      updatedAt: 1,
    }),
    ...changes,
  };
}
