import { useTranslation } from 'react-i18next';
import type { Capabilities } from '#shared/domain/provider.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore, useMirror } from '#renderer/platform/mirror-store.ts';
import { Select } from '#renderer/ui/select.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { lifetimeText } from './retention-text.ts';

async function choose(providerId: Capabilities['id'], seconds: number | null): Promise<void> {
  const { [providerId]: _, ...others } = mirrorStore.getState().settings.retentionSeconds;
  const retentionSeconds = seconds === null ? others : { ...others, [providerId]: seconds };
  const saved = await client().invoke('settings.update', { retentionSeconds });
  if (!saved.ok) showToast({ title: errorSentence(saved.error), kind: 'failure' });
}

/** How long a provider may keep what was sent and made; some let people choose. */
export function RetentionSelect({ provider }: { readonly provider: Capabilities }) {
  const { t } = useTranslation();
  const chosen = useMirror((mirror) => mirror.settings.retentionSeconds[provider.id]);
  if (provider.retentionSeconds.length === 0) return t('providers.retention.fixed');
  const asProvider = 'provider';
  return (
    <span className="flex items-center gap-3">
      <Select
        label={t('providers.retention.label', { provider: provider.name })}
        value={chosen === undefined ? asProvider : String(chosen)}
        options={[
          { value: asProvider, label: t('providers.retention.provider', { provider: provider.name }) },
          ...provider.retentionSeconds.map((seconds) => ({ value: String(seconds), label: lifetimeText(seconds) })),
        ]}
        onChange={(value) => void choose(provider.id, value === asProvider ? null : Number(value))}
        className="max-w-44"
      />
      {chosen === undefined ? null : <span className="text-fg-3">{t('providers.retention.sent')}</span>}
    </span>
  );
}
