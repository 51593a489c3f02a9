import type { AppError } from '#shared/errors.ts';
import type { ProjectId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import { client } from '#renderer/platform/client.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';

async function report(result: Promise<Result<unknown, AppError>>): Promise<void> {
  const outcome = await result;
  if (!outcome.ok) showToast({ title: errorSentence(outcome.error), kind: 'failure' });
}

export function createProject(name: string): Promise<void> {
  return report(client().invoke('projects.create', { name }));
}

export function openProject(projectId: ProjectId): Promise<void> {
  return report(client().invoke('projects.open', { projectId }));
}

export function renameProject(projectId: ProjectId, name: string): Promise<void> {
  return report(client().invoke('projects.rename', { projectId, name }));
}
