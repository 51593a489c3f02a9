import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { providersWithKeys } from '#renderer/editing/accounts/recognise-key.ts';
import { SessionOnlyBanner } from '#renderer/editing/accounts/session-only-banner.tsx';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { BucketCard } from './bucket-card.tsx';
import { ProviderCard } from './provider-card.tsx';

/** One card for each provider that needs a key. */
export function ProvidersSection() {
  const { t } = useTranslation();
  const providers = providersWithKeys(useMirror((mirror) => mirror.providers));
  if (providers.length === 0) return <p className="text-base text-fg-2">{t('providers.none')}</p>;
  return (
    <div className="flex max-w-290 flex-col gap-4">
      <SessionOnlyBanner />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,460px),1fr))] gap-3">
        {providers.map((provider) => (
          <ProviderCard key={provider.id} provider={provider} />
        ))}
        <BucketCard />
      </div>
      <p className="flex items-center gap-2 text-base text-fg-3">
        <Icon of={Lock} size={14} />
        {t('providers.secrets')}
      </p>
    </div>
  );
}
