import { ArrowLeft, ArrowRight, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Clip } from '#shared/domain/project.ts';
import type { MenuEntry } from '#renderer/ui/menu-entries.tsx';
import { moveClip, trashClip } from './clip-actions.ts';

/** What can be done with a clip. `index` is its place among `count`. */
export function useClipMenu(rename: (clip: Clip) => void): (clip: Clip, index: number, count: number) => MenuEntry[] {
  const { t } = useTranslation();
  return (clip, index, count) => [
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
