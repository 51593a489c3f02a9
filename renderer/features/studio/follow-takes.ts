import { createElement } from 'react';
import type { Take } from '#shared/domain/take.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { openJobClip } from '#renderer/editing/open-job.ts';
import { mirrorStore, type Mirror } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import { playTake } from './player-actions.ts';
import { showTake } from './take-actions.ts';
import { TakePicture } from './take-picture.tsx';

function newTakes(mirror: Mirror, before: Mirror): Take[] {
  // Opening another project, or the first snapshot, brings takes that are not news.
  if (mirror.openProjectId !== before.openProjectId || !before.isReady) return [];
  return Object.values(mirror.takes).filter((take) => before.takes[take.id] === undefined && take.trashedAt === null);
}

/** Shows the clip of a take, in whatever project it is, and plays the take. */
async function openTake(take: Take, onShowStudio: () => void): Promise<void> {
  const { jobs, openProjectId } = mirrorStore.getState();
  if (draftStore.getState().clipId !== take.clipId) {
    const job = Object.values(jobs).find((each) => each.takeId === take.id);
    const projectId = job?.projectId ?? openProjectId;
    if (projectId === null) return;
    if (!(await openJobClip({ projectId, clipId: take.clipId, takeId: take.id }))) return;
  }
  onShowStudio();
  playTake(take.id);
}

function clipNameOf(take: Take, { clips, jobs }: Mirror): string {
  const job = Object.values(jobs).find((each) => each.takeId === take.id);
  return clips[take.clipId]?.name ?? job?.clipName ?? '';
}

function tell(take: Take, mirror: Mirror, onShowStudio: () => void): void {
  const isOpen = draftStore.getState().clipId === take.clipId;
  showToast({
    title: words.t('studio.takes.ready', { number: take.number }),
    note: clipNameOf(take, mirror),
    visual: createElement(TakePicture, { assetId: take.assetId }),
    action: {
      label: words.t('studio.takes.play'),
      onAction: () => void openTake(take, onShowStudio),
    },
  });
  if (isOpen) showTake(take.id);
}

/**
 * Shows and announces every take that lands, whatever screen is open; `onShowStudio` goes to where it plays. Returns a
 * function that stops it.
 */
export function followTakes(onShowStudio: () => void): () => void {
  return mirrorStore.subscribe((mirror, before) => {
    if (mirror.takes === before.takes) return;
    for (const take of newTakes(mirror, before)) tell(take, mirror, onShowStudio);
  });
}
