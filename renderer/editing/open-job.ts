import type { JobView } from '#shared/domain/job.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { openClip } from './open-clip.ts';
import { orReport } from './report-failure.ts';
import { selectionStore } from './selection-store.ts';

/** What is needed to find a job's clip again. */
export type JobPlace = Pick<JobView, 'projectId' | 'clipId' | 'takeId'>;

/**
 * Opens the clip of a job, and shows its take where there is one, in whatever project it is. False when the project
 * could not be opened, which was told.
 */
export async function openJobClip({ projectId, clipId, takeId }: JobPlace): Promise<boolean> {
  if (mirrorStore.getState().openProjectId !== projectId) {
    const content = await orReport(client().invoke('projects.open', { projectId }));
    if (content === null) return false;
  }
  openClip(clipId);
  if (takeId !== null && mirrorStore.getState().takes[takeId]?.trashedAt === null) selectionStore.setState({ takeId });
  return true;
}
