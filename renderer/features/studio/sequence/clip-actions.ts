import type { ClipId } from '#shared/ids.ts';
import { clipsOfProject } from '#renderer/editing/clip-order.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { openClip } from '#renderer/editing/open-clip.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import { orReport } from '#renderer/editing/report-failure.ts';

/** Adds a clip after the open one and opens it. */
export async function addClip(): Promise<void> {
  const { openProjectId } = mirrorStore.getState();
  if (openProjectId === null) return;
  const { clipId } = draftStore.getState();
  const created = await orReport(
    client().invoke('clips.create', {
      projectId: openProjectId,
      ...(clipId === null ? {} : { afterClipId: clipId }),
    }),
  );
  if (created !== null) openClip(created.clip.id);
}

export async function renameClip(clipId: ClipId, name: string): Promise<void> {
  await orReport(client().invoke('clips.rename', { clipId, name }));
}

function indexOfClip(clipId: ClipId): number {
  const mirror = mirrorStore.getState();
  return clipsOfProject(mirror, mirror.openProjectId).findIndex((clip) => clip.id === clipId);
}

export async function moveClip(clipId: ClipId, direction: 1 | -1): Promise<void> {
  const mirror = mirrorStore.getState();
  const clips = clipsOfProject(mirror, mirror.openProjectId);
  const toIndex = indexOfClip(clipId) + direction;
  if (toIndex < 0 || toIndex >= clips.length) return;
  await moveClipTo(clipId, toIndex);
}

/** `toIndex`: its place in the film afterwards, 0 = first. */
export async function moveClipTo(clipId: ClipId, toIndex: number): Promise<void> {
  const moved = await orReport(client().invoke('clips.move', { clipId, toIndex }));
  const name = mirrorStore.getState().clips[clipId]?.name ?? '';
  if (moved !== null) announce(words.t('studio.sequence.moved', { name, number: toIndex + 1 }));
}

/** Moves a clip to the trash; a toast offers to bring it back. */
export async function trashClip(clipId: ClipId): Promise<void> {
  const name = mirrorStore.getState().clips[clipId]?.name ?? '';
  const trashed = await orReport(client().invoke('clips.trash', { clipId }));
  if (trashed === null) return;
  showToast({
    title: words.t('studio.sequence.trashed', { name }),
    action: {
      label: words.t('common.undo'),
      onAction: () => {
        void restoreClip(clipId);
      },
    },
  });
}

async function restoreClip(clipId: ClipId): Promise<void> {
  const restored = await orReport(client().invoke('clips.restore', { clipId }));
  if (restored !== null) openClip(clipId);
}

/** Opens the clip beside the open one. */
export function openNeighbourClip(direction: 1 | -1): void {
  const mirror = mirrorStore.getState();
  const clips = clipsOfProject(mirror, mirror.openProjectId);
  const { clipId } = draftStore.getState();
  const next = clips[clips.findIndex((clip) => clip.id === clipId) + direction];
  if (next !== undefined) openClip(next.id);
}
