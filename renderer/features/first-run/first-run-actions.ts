import { client } from '#renderer/platform/client.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';

async function finish(): Promise<void> {
  // The new setting comes back as an event and shows the studio.
  const saved = await client().invoke('settings.update', { hasFinishedFirstRun: true });
  if (!saved.ok) showToast({ title: errorSentence(saved.error), kind: 'failure' });
}

/** A new library has the sample open already. */
export function openSample(): Promise<void> {
  return finish();
}

export async function startEmpty(name: string): Promise<void> {
  const created = await client().invoke('projects.create', { name });
  if (created.ok) await finish();
  else showToast({ title: errorSentence(created.error), kind: 'failure' });
}
