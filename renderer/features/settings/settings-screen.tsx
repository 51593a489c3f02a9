import { HardDrive, Info, Keyboard, Plug, Shield, SunMoon, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { AboutSection } from './about-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import './provider-words.ts';
import { ProvidersSection } from './providers-section.tsx';
import { ShortcutsSection } from './shortcuts-section.tsx';
import { StorageSection } from './storage-section.tsx';
import { TestAllKeys } from './test-all-keys.tsx';

const sections = {
  providers: { icon: Plug, content: <ProvidersSection /> },
  storage: { icon: HardDrive, content: <StorageSection /> },
  appearance: { icon: SunMoon, content: <AppearanceSection /> },
  shortcuts: { icon: Keyboard, content: <ShortcutsSection /> },
  privacy: { icon: Shield, content: <PrivacySection /> },
  about: { icon: Info, content: <AboutSection /> },
} as const satisfies Readonly<Record<string, { readonly icon: LucideIcon; readonly content: ReactNode }>>;

type SectionName = keyof typeof sections;
const sectionNames = Object.keys(sections) as readonly SectionName[];

function SectionList({
  current,
  onShow,
}: {
  readonly current: SectionName;
  readonly onShow: (name: SectionName) => void;
}) {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t('settings.title')}
      className="flex w-52 shrink-0 flex-col border-r border-line-1 bg-bg-1 py-2 compact:w-44"
    >
      {sectionNames.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === current ? 'true' : undefined}
          onClick={() => {
            onShow(name);
          }}
          className={classNames(
            'relative flex h-7 items-center gap-2.5 px-3 text-left text-base before:absolute before:inset-y-0 before:left-0 before:w-0.5 focus-inset',
            name === current ? 'bg-select-bg text-fg-1 before:bg-select' : 'text-fg-2 hover:bg-bg-2 hover:text-fg-1',
          )}
        >
          <Icon of={sections[name].icon} size={14} />
          {t(`settings.${name}.title`)}
        </button>
      ))}
    </nav>
  );
}

/** What a person sets once: where things are, how they look, and what this app does and does not do. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState<SectionName>('providers');
  return (
    <div className="flex min-h-0 flex-1 bg-bg-1">
      <SectionList current={current} onShow={setCurrent} />
      <section
        aria-label={t(`settings.${current}.title`)}
        data-panel="settings"
        className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-6"
      >
        <div className="flex max-w-290 items-start justify-between gap-4">
          <div>
            <h2 className="text-page text-fg-1">{t(`settings.${current}.title`)}</h2>
            <p className="text-base text-fg-3">{t(`settings.${current}.fact`)}</p>
          </div>
          {current === 'providers' ? <TestAllKeys /> : null}
        </div>
        {sections[current].content}
      </section>
    </div>
  );
}
