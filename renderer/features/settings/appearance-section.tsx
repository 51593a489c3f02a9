import { useTranslation } from 'react-i18next';
import type { Settings } from '#shared/domain/settings.ts';
import { client } from '#renderer/platform/client.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { SettingRow } from './setting-row.tsx';

const themes = ['system', 'dark', 'light'] as const;

async function chooseTheme(theme: Settings['theme']): Promise<void> {
  const saved = await client().invoke('settings.update', { theme });
  if (!saved.ok) showToast({ title: errorSentence(saved.error), kind: 'failure' });
}

export function AppearanceSection() {
  const { t } = useTranslation();
  const theme = useMirror((mirror) => mirror.settings.theme);
  return (
    <dl>
      <SettingRow label={t('settings.appearance.theme')}>
        <Segmented
          label={t('settings.appearance.theme')}
          value={theme}
          onChange={(next) => void chooseTheme(next)}
          options={themes.map((value) => ({ value, label: t(`settings.appearance.themes.${value}`) }))}
        />
      </SettingRow>
    </dl>
  );
}
