import './starter-kit-words.ts';
import type { ClipId } from '#shared/ids.ts';
import { templateSpec, type SlotFills } from '#shared/starter-kit/template-spec.ts';
import type { Template } from '#shared/starter-kit/template.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { newId } from '#renderer/editing/new-id.ts';
import { openClip } from '#renderer/editing/open-clip.ts';
import { orReport } from '#renderer/editing/report-failure.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';

/** A new clip after the open one, opened; a toast takes it back. `false`: it could not be made. */
export async function makeClip(template: Template, fills: SlotFills): Promise<boolean> {
  const { openProjectId } = mirrorStore.getState();
  if (openProjectId === null) return false;
  const { clipId: before } = draftStore.getState();
  const created = await orReport(
    client().invoke('clips.create', {
      projectId: openProjectId,
      name: template.clipName,
      spec: templateSpec(template, newId, fills),
      ...(before === null ? {} : { afterClipId: before }),
    }),
  );
  if (created === null) return false;
  openClip(created.clip.id);
  showToast({
    title: words.t('starterKit.made', { name: created.clip.name }),
    action: { label: words.t('common.undo'), onAction: () => void takeBack(created.clip.id, before) },
  });
  return true;
}

/** Into the trash, and back to where the person was. */
async function takeBack(clipId: ClipId, before: ClipId | null): Promise<void> {
  const trashed = await orReport(client().invoke('clips.trash', { clipId }));
  if (trashed !== null && before !== null) openClip(before);
}
