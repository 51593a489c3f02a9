import { Clapperboard, Link2, RefreshCw, Scissors } from 'lucide-react';
import { takeInFilm, type Seam } from '#shared/domain/continuity.ts';
import type { Clip } from '#shared/domain/project.ts';
import type { Take } from '#shared/domain/take.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import type { MenuEntry } from '#renderer/ui/menu-entries.tsx';
import { words } from '#renderer/words/words.ts';

/** The actions are fetched when one of them is chosen. */
const load = () => import('./continue-actions.ts');

/** What can be done with the way a clip begins. `before`: the clip before it. */
export function seamEntries(clip: Clip, seam: Seam, before: Clip | null): MenuEntry[] {
  if (seam.kind === 'cut') {
    const take = before === null ? null : takeInFilm(before, mirrorStore.getState().takes);
    if (take === null || before === null) return [];
    return [
      {
        id: 'link',
        label: words.t('studio.seam.linkTo', { number: take.number, clip: before.name }),
        icon: Link2,
        onSelect: () => void load().then(({ continueInto }) => continueInto(take, clip.id)),
      },
    ];
  }
  const since = seam.stale?.since ?? null;
  return [
    ...(since === null
      ? []
      : [
          {
            id: 'rebuild',
            label: words.t('studio.seam.rebuildFrom', { number: since.number }),
            icon: RefreshCw,
            onSelect: () => void load().then(({ rebuild }) => rebuild(clip.id)),
          },
        ]),
    {
      id: 'cut',
      label: words.t('studio.seam.makeCut'),
      icon: Scissors,
      onSelect: () =>
        void load().then(({ makeCut }) => {
          makeCut(clip.id);
        }),
    },
    ...(seam.take.trashedAt === null
      ? [
          {
            id: 'show',
            label: words.t('studio.seam.showTake', { number: seam.take.number }),
            icon: Clapperboard,
            onSelect: () =>
              void load().then(({ showTakeOf }) => {
                showTakeOf(seam.take);
              }),
          },
        ]
      : []),
  ];
}

export function continueEntry(take: Take, keys: string | undefined): MenuEntry {
  return {
    id: 'continue',
    label: words.t('studio.seam.continue', { number: take.number }),
    icon: Link2,
    keys,
    onSelect: () => void load().then(({ continueInNewClip }) => continueInNewClip(take)),
  };
}
