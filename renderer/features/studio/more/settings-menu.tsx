import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTakes, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import type { MenuEntry } from '#renderer/ui/menu-entries.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { setParameters } from '../parameter-edits.ts';
import { seedText } from '../quotes/seed-text.ts';
import { MorePlace, useMoreText } from './more-pill.tsx';

const SeedDialog = lazy(async () => ({ default: (await import('../quotes/seed-dialog.tsx')).SeedDialog }));

interface SettingsMenuHandlers {
  readonly onSeed: () => void;
  readonly onMore: () => void;
}

function useEntries(spec: ClipSpec, { onSeed, onMore }: SettingsMenuHandlers): MenuEntry[] {
  const { t } = useTranslation();
  const moreText = useMoreText(spec);
  const { hasAudio, takes } = spec.parameters;
  const audio = [true, false].map((isOn): MenuEntry => ({
    id: `audio-${isOn}`,
    label: t(isOn ? 'studio.composer.audioOn' : 'studio.composer.audioOff'),
    isChecked: hasAudio === isOn,
    onSelect: () => {
      setParameters({ hasAudio: isOn });
    },
  }));
  const counts = Array.from({ length: maxTakes }, (_, index): MenuEntry => ({
    id: `takes-${index + 1}`,
    label: t('studio.composer.takeCount', { count: index + 1 }),
    isChecked: takes === index + 1,
    onSelect: () => {
      setParameters({ takes: index + 1 });
    },
  }));
  return [
    { heading: t('studio.composer.audio') },
    ...audio,
    'separator',
    { heading: t('studio.composer.takes') },
    ...counts,
    'separator',
    { id: 'seed', label: seedText(spec.parameters), onSelect: onSeed },
    ...(moreText === null ? [] : [{ id: 'more', label: moreText, onSelect: onMore }]),
  ];
}

/** Where the composer is narrow: the settings that have no pill of their own. */
export function SettingsMenu({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'seed' | 'more' | null>(null);
  const close = (): void => {
    setOpen(null);
  };
  const entries = useEntries(spec, {
    onSeed: () => {
      setOpen('seed');
    },
    onMore: () => {
      setOpen('more');
    },
  });
  return (
    <>
      <Menu side="top" entries={entries}>
        <IconButton label={t('studio.composer.more')} icon={Ellipsis} iconSize={14} size={24} className="bg-bg-3" />
      </Menu>
      <MorePlace spec={spec} isOpen={open === 'more'} onClose={close} />
      {open === 'seed' ? (
        <Suspense fallback={null}>
          <SeedDialog spec={spec} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
