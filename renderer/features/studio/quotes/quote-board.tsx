import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { useChosenQuote } from '#renderer/editing/chosen-quote.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useQuotes } from '#renderer/editing/quotes-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { SheetWindow } from '#renderer/ui/sheet-window.tsx';
import { priceText } from '#renderer/words/price-text.ts';
import { secondsText } from '#renderer/words/time-text.ts';
import { choose } from './choose-quote.ts';
import { QuoteGroup } from './quote-group.tsx';
import { boardColumns } from './quote-row.tsx';

function Heads() {
  const { t } = useTranslation();
  return (
    <div aria-hidden="true" className={`${boardColumns} min-h-7 border-b border-line-1 text-meta text-fg-3`}>
      <span />
      <span>{t('quoteBoard.tier')}</span>
      <span className="text-right">{t('quoteBoard.price')}</span>
      <span>{t('quoteBoard.size')}</span>
      <span>{t('quoteBoard.length')}</span>
      <span>{t('quoteBoard.wait')}</span>
      <span>{t('quoteBoard.changes')}</span>
      <span />
    </div>
  );
}

function useAsked({ parameters }: ClipSpec): string {
  const { t } = useTranslation();
  return t('quoteBoard.asked', {
    length: secondsText(parameters.durationSeconds * 1_000),
    ratio: parameters.ratio,
    resolution: parameters.resolution,
    audio: t(parameters.hasAudio ? 'quoteBoard.audioOn' : 'quoteBoard.audioOff'),
  });
}

interface FooterProps {
  readonly quote: Quote;
  readonly takes: number;
  readonly onClose: () => void;
}

function Footer({ quote, takes, onClose }: FooterProps) {
  const { t } = useTranslation();
  const provider = useMirror((mirror) => mirror.providers.find(({ id }) => id === quote.providerId));
  const tier = provider?.tiers.find(({ id }) => id === quote.tier)?.name ?? quote.tier;
  return (
    <>
      <div className="min-w-0 text-base">
        <p className="truncate font-semibold text-fg-1">
          {t('quoteBoard.chosen', { provider: provider?.name ?? quote.providerId, tier })}
        </p>
        <p className="text-fg-3">
          {t('quoteBoard.perOrder', {
            price: priceText(quote.price, takes),
            takes: t('studio.composer.takeCount', { count: takes }),
          })}
        </p>
      </div>
      <Button
        variant="primary"
        size={36}
        onClick={() => {
          void choose(quote);
          onClose();
        }}
      >
        {t('quoteBoard.use')}
      </Button>
    </>
  );
}

interface QuoteBoardProps {
  readonly spec: ClipSpec;
  readonly onClose: () => void;
  readonly onAddKey: () => void;
}

/** One clip, a quote from every provider and tier, side by side. Looking costs nothing, and Esc changes nothing. */
export function QuoteBoard({ spec, onClose, onAddKey }: QuoteBoardProps) {
  const { t } = useTranslation();
  const quotes = useQuotes((state) => state.quotes);
  const providers = useMirror((mirror) => mirror.providers);
  const clipId = useDraft((draft) => draft.clipId);
  const clip = useMirror((mirror) => (clipId === null ? undefined : mirror.clips[clipId]?.name)) ?? '';
  const current = useChosenQuote();
  const [picked, setPicked] = useState<Pick<Quote, 'providerId' | 'tier'> | null>(null);
  // Prices may come anew while this stands open: the choice stays with the provider and its tier.
  const wanted = picked ?? current;
  const chosen =
    quotes.find(({ providerId, tier }) => providerId === wanted?.providerId && tier === wanted.tier) ?? null;
  return (
    <SheetWindow
      title={t('quoteBoard.title', { clip })}
      sentence={useAsked(spec)}
      closeLabel={t('common.close')}
      onClose={onClose}
      footer={chosen === null ? null : <Footer quote={chosen} takes={spec.parameters.takes} onClose={onClose} />}
    >
      {quotes.length === 0 ? <p className="p-5 text-base text-fg-2">{t('quoteBoard.none')}</p> : <Heads />}
      <div role="group" aria-label={t('quoteBoard.choice')}>
        {providers.map((provider) => {
          const own = quotes.filter(({ providerId }) => providerId === provider.id);
          return own.length === 0 ? null : (
            <QuoteGroup
              key={provider.id}
              provider={provider}
              quotes={own}
              chosen={chosen}
              onChoose={setPicked}
              onAddKey={onAddKey}
            />
          );
        })}
      </div>
    </SheetWindow>
  );
}
