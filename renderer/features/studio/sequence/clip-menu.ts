import { ArrowLeft, ArrowRight, Pencil, Trash2 } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { takeInFilm, type Seam } from '#shared/domain/continuity.ts';
import type { Clip } from '#shared/domain/project.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import type { MenuEntry } from '#renderer/ui/menu-entries.tsx';
import { moveClip, trashClip } from './clip-actions.ts';
import { continueEntry, seamEntries } from './seam-menu.ts';

interface MenuClip {
  readonly clip: Clip;
  /** Its place among `clips`. */
  readonly index: number;
  readonly clips: readonly Clip[];
  readonly seam: Seam;
}

/** What can be done with a clip. */
export function useClipMenu(rename: (clip: Clip) => void): (of: MenuClip) => MenuEntry[] {
  const { t } = useTranslation();
  const takes = useMirror((mirror) => mirror.takes);
  return ({ clip, index, clips, seam }) => {
    const take = takeInFilm(clip, takes);
    const ofSeam = seamEntries(clip, seam, clips[index - 1] ?? null);
    return [
      ...(take === null ? [] : [continueEntry(take, undefined)]),
      ...ofSeam,
      ...(take === null && ofSeam.length === 0 ? [] : ['separator' as const]),
      ...ownEntries({ clip, index, count: clips.length, rename, t }),
    ];
  };
}

interface OwnClip extends Pick<MenuClip, 'clip' | 'index'> {
  readonly count: number;
  readonly rename: (clip: Clip) => void;
  readonly t: TFunction;
}

function ownEntries({ clip, index, count, rename, t }: OwnClip): MenuEntry[] {
  return [
    {
      id: 'rename',
      label: t('studio.sequence.rename'),
      icon: Pencil,
      keys: 'F2',
      onSelect: () => {
        rename(clip);
      },
    },
    ...(index === 0
      ? []
      : [
          {
            id: 'left',
            label: t('studio.sequence.moveLeft'),
            icon: ArrowLeft,
            keys: 'Alt ←',
            onSelect: () => void moveClip(clip.id, -1),
          },
        ]),
    ...(index === count - 1
      ? []
      : [
          {
            id: 'right',
            label: t('studio.sequence.moveRight'),
            icon: ArrowRight,
            keys: 'Alt →',
            onSelect: () => void moveClip(clip.id, 1),
          },
        ]),
    'separator',
    {
      id: 'trash',
      label: t('studio.sequence.trash'),
      icon: Trash2,
      keys: 'Del',
      isDanger: true,
      onSelect: () => void trashClip(clip.id),
    },
  ];
}
