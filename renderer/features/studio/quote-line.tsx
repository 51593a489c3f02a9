import { useTranslation } from 'react-i18next';
import type { Quote } from '#shared/domain/quote.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { secondsText } from '#renderer/words/time-text.ts';

const changing: readonly Quote['losses'][number]['result'][] = ['dropped', 'converted', 'emulated'];

/** Who makes it, how long that takes, and whether everything that was written gets there. */
export function QuoteLine({ quote }: { readonly quote: Quote | null }) {
  const { t } = useTranslation();
  const provider = useMirror((mirror) => mirror.providers.find(({ id }) => id === quote?.providerId));
  if (quote === null || provider === undefined) return <p className="h-4 short:hidden" />;
  const changes = quote.losses.filter((loss) => changing.includes(loss.result)).length;
  const facts = [
    ...(quote.wait === null ? [] : [t('studio.composer.wait', { seconds: secondsText(quote.wait.ms) })]),
    changes === 0 ? t('studio.composer.changesNone') : t('studio.composer.changes', { count: changes }),
  ];
  return (
    <p className="flex h-4 items-baseline gap-2 text-meta text-fg-3 short:hidden">
      <span className="font-semibold text-fg-1">{provider.name}</span>
      <span className="truncate">{facts.join(' · ')}</span>
    </p>
  );
}
