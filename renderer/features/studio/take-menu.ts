import { Check, Clapperboard, FolderOpen, ImagePlus, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Take } from '#shared/domain/take.ts';
import { useKeysLabel } from '#renderer/editing/use-shortcut.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import type { MenuEntry } from '#renderer/ui/menu-entries.tsx';
import { continueEntry } from './sequence/seam-menu.ts';
import { activateTake, judgeTake, revealAsset, trashTake } from './take-actions.ts';

/** What can be done with a take. */
export function useTakeMenu(take: Take): MenuEntry[] {
  const { t } = useTranslation();
  const canReveal = useMirror((mirror) => mirror.host.canReveal);
  const isActive = useMirror((mirror) => mirror.clips[take.clipId]?.activeTakeId === take.id);
  const continueKeys = useKeysLabel('take.continue');
  return [
    {
      id: 'accept',
      label: take.verdict === 'accepted' ? t('studio.takes.clearVerdict') : t('studio.takes.accept'),
      icon: Check,
      keys: 'A',
      onSelect: () => void judgeTake(take, 'accepted'),
    },
    {
      id: 'reject',
      label: take.verdict === 'rejected' ? t('studio.takes.clearVerdict') : t('studio.takes.reject'),
      icon: X,
      keys: 'X',
      onSelect: () => void judgeTake(take, 'rejected'),
    },
    {
      id: 'use',
      label: t('studio.takes.use'),
      icon: Clapperboard,
      isChecked: isActive,
      onSelect: () => void activateTake(take.id),
    },
    continueEntry(take, continueKeys),
    {
      id: 'reference',
      label: t('studio.takes.asReference'),
      icon: ImagePlus,
      onSelect: () =>
        void import('#renderer/editing/attach-take.ts').then(({ attachTake }) => {
          attachTake(take);
        }),
    },
    'separator',
    ...(canReveal
      ? [
          {
            id: 'reveal',
            label: t('studio.takes.reveal'),
            icon: FolderOpen,
            onSelect: () => void revealAsset(take.assetId),
          },
        ]
      : []),
    {
      id: 'trash',
      label: t('studio.takes.trash'),
      icon: Trash2,
      keys: 'Del',
      isDanger: true,
      onSelect: () => void trashTake(take),
    },
  ];
}
