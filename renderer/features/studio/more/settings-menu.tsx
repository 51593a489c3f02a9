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

/** Where the composer is narrow: the settings that have no pill of their own. */
export function SettingsMenu({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const [isSeedOpen, setIsSeedOpen] = useState(false);
  const [isMoreOpen, setIsMoreOpen] = useState(false);
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
  return (
    <>
      <Menu
        side="top"
        entries={[
          { heading: t('studio.composer.audio') },
          ...audio,
          'separator',
          { heading: t('studio.composer.takes') },
          ...counts,
          'separator',
          {
            id: 'seed',
            label: seedText(spec.parameters),
            onSelect: () => {
              setIsSeedOpen(true);
            },
          },
          ...(moreText === null
            ? []
            : [
                {
                  id: 'more',
                  label: moreText,
                  onSelect: () => {
                    setIsMoreOpen(true);
                  },
                },
              ]),
        ]}
      >
        <IconButton label={t('studio.composer.more')} icon={Ellipsis} iconSize={14} size={24} className="bg-bg-3" />
      </Menu>
      <MorePlace
        spec={spec}
        isOpen={isMoreOpen}
        onClose={() => {
          setIsMoreOpen(false);
        }}
      />
      {isSeedOpen ? (
        <Suspense fallback={null}>
          <SeedDialog
            spec={spec}
            onClose={() => {
              setIsSeedOpen(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
