import { ChevronRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quote } from '#shared/domain/quote.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { lossLines } from './loss-text.ts';
import { studioStore, useStudio } from './studio-store.ts';

const LossReport = lazy(async () => ({ default: (await import('./loss-report.tsx')).LossReport }));

function openReport(): void {
  studioStore.setState({ isReportOpen: true });
}

/** Who makes it, how long that takes, and whether everything that was written gets there. */
export function QuoteLine({ quote }: { readonly quote: Quote | null }) {
  const { t } = useTranslation();
  const provider = useMirror((mirror) => mirror.providers.find(({ id }) => id === quote?.providerId));
  const isOpen = useStudio((studio) => studio.isReportOpen);
  if (quote === null || provider === undefined) return <p className="h-6" />;
  const count = lossLines(quote.losses).length;
  const changes = t('studio.composer.changes', { count });
  return (
    <p className="flex h-6 items-center gap-2 text-meta text-fg-3">
      <span className="font-semibold text-fg-1">{provider.name}</span>
      {quote.wait === null ? null : (
        <span className="truncate">{t('studio.composer.wait', { seconds: secondsText(quote.wait.ms) })}</span>
      )}
      {count === 0 ? (
        <span className="truncate">{t('studio.composer.changesNone')}</span>
      ) : (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={t('studio.report.open', { changes, provider: provider.name })}
          onClick={openReport}
          className="-mr-1 ml-auto inline-flex h-6 items-center gap-1 rounded-r1 px-1 font-medium text-fg-1 hover:bg-bg-3"
        >
          {changes}
          <Icon of={ChevronRight} size={12} className="text-fg-3" />
        </button>
      )}
      {isOpen ? (
        <Suspense fallback={null}>
          <LossReport quote={quote} provider={provider.name} />
        </Suspense>
      ) : null}
    </p>
  );
}
