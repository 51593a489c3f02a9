import { createElement } from 'react';
import type { Take } from '#shared/domain/take.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { openClip } from '#renderer/editing/open-clip.ts';
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

function tell(take: Take, mirror: Mirror): void {
  const isOpen = draftStore.getState().clipId === take.clipId;
  showToast({
    title: words.t('studio.takes.ready', { number: take.number }),
    note: mirror.clips[take.clipId]?.name ?? '',
    visual: createElement(TakePicture, { assetId: take.assetId }),
    action: {
      label: words.t('studio.takes.play'),
      onAction: () => {
        if (!isOpen) openClip(take.clipId);
        playTake(take.id);
      },
    },
  });
  if (isOpen) showTake(take.id);
}

/** Shows and announces every take that lands. Returns a function that stops it. */
export function followTakes(): () => void {
  return mirrorStore.subscribe((mirror, before) => {
    if (mirror.takes === before.takes) return;
    for (const take of newTakes(mirror, before)) tell(take, mirror);
  });
}
