import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Quote } from '#shared/domain/quote.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ChangesButton } from './changes-button.tsx';
import { quoteName } from './quotes/quote-name.ts';
import { setTwin } from './twin-quote.ts';

/** Who makes the twin of the next take, and the way back to one take. */
export function TwinLine({ quote }: { readonly quote: Quote }) {
  const { t } = useTranslation();
  const provider = useMirror((mirror) => mirror.providers.find(({ id }) => id === quote.providerId));
  const providerName = provider?.name ?? quote.providerId;
  const tier = provider?.tiers.find(({ id }) => id === quote.tier)?.name ?? quote.tier;
  return (
    <div className="-mt-1.5 flex h-6 items-center gap-2 text-meta whitespace-nowrap text-fg-3">
      <span className="min-w-0 truncate font-semibold text-fg-1">
        {t('quotes.twin.line', { quote: quoteName(providerName, tier) })}
      </span>
      {quote.problems.length === 0 ? (
        <ChangesButton quote={quote} provider={providerName} subject="twin" />
      ) : (
        <span className="truncate text-accent-text">{t('quotes.twin.cannot')}</span>
      )}
      <IconButton
        label={t('quotes.twin.remove')}
        icon={X}
        iconSize={12}
        size={24}
        onClick={() => {
          setTwin(null);
        }}
        className="-mr-1 ml-auto"
      />
    </div>
  );
}
