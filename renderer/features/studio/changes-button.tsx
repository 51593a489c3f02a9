import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quote } from '#shared/domain/quote.ts';
import { lossLines } from './loss-text.ts';
import { lineButton } from './quote-line-style.ts';
import { studioStore, useStudio } from './studio-store.ts';

const LossReport = lazy(async () => ({ default: (await import('./loss-report.tsx')).LossReport }));

interface ChangesButtonProps {
  readonly quote: Quote;
  readonly provider: string;
  /** Whose take: the report opens by this, from here and from Generate. */
  readonly subject: 'main' | 'twin';
}

/** How much a provider changes, and the way to what exactly. */
export function ChangesButton({ quote, provider, subject }: ChangesButtonProps) {
  const { t } = useTranslation();
  const isOpen = useStudio((studio) => studio.report === subject);
  // Another name for the same thing is nothing to look at before each click.
  const count = lossLines(quote.losses).filter(({ kind }) => kind !== 'renamed').length;
  const changes = t('studio.composer.changes', { count });
  return (
    <>
      {count === 0 ? (
        <span className="truncate compact:hidden">{t('studio.composer.changesNone')}</span>
      ) : (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={t('studio.report.open', { changes, provider })}
          onClick={() => {
            studioStore.setState({ report: subject });
          }}
          className={lineButton}
        >
          {changes}
        </button>
      )}
      {isOpen ? (
        <Suspense fallback={null}>
          <LossReport quote={quote} provider={provider} />
        </Suspense>
      ) : null}
    </>
  );
}
