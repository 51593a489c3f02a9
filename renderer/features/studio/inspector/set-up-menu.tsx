import { ClipboardPaste, Copy, Ellipsis, Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Shot } from '#shared/domain/shot.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { copySetUp, setUpShots, useCopiedSetUp } from './copied-set-up.ts';

interface SetUpMenuProps {
  readonly shot: Shot;
  readonly number: number;
  /** What is pasted into: the selected shots. */
  readonly targets: readonly Shot[];
}

/** Carries framing, camera and light from one shot to others, of this clip or another. */
export function SetUpMenu({ shot, targets, number }: SetUpMenuProps) {
  const { t } = useTranslation();
  const copied = useCopiedSetUp();
  return (
    <Menu
      align="end"
      entries={[
        {
          id: 'copy',
          label: t('studio.inspector.copySetUp'),
          icon: Copy,
          onSelect: () => {
            copySetUp(shot);
            announce(t('studio.inspector.setUpCopied', { number }));
          },
        },
        {
          id: 'paste',
          label: t('studio.inspector.pasteSetUp'),
          icon: ClipboardPaste,
          disabledReason: copied === null ? t('studio.inspector.nothingCopied') : undefined,
          onSelect: () => {
            if (copied === null) return;
            setUpShots(
              targets.map(({ id }) => id),
              copied,
            );
          },
        },
        {
          id: 'all',
          label: t('studio.inspector.setUpForAll'),
          icon: Layers,
          onSelect: () => {
            setUpShots(draftStore.getState().spec?.shots.map(({ id }) => id) ?? [], shot);
          },
        },
      ]}
    >
      <IconButton label={t('studio.inspector.setUp')} icon={Ellipsis} />
    </Menu>
  );
}
