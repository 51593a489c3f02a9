import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clip } from '#shared/domain/project.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { clearSelection } from '../clip-selection.ts';
import { isSendable, needsLook, type ClipOffer, type SendableOffer } from './clip-offer.ts';
import { orderSeveral } from './order-several.ts';
import { SeveralDialog } from './several-dialog.tsx';
import { sumPrices, sumText } from './sum-prices.ts';
import { useOffers } from './use-offers.ts';
import './several-words.ts';

interface Question {
  /** `null`: those of the bar, as they are now. */
  readonly offers: readonly ClipOffer[] | null;
  readonly hasChanged: boolean;
}

interface FaceProps {
  readonly offers: readonly ClipOffer[] | null;
  readonly count: number;
  readonly isSending: boolean;
  readonly onOrder: (offers: readonly SendableOffer[]) => void;
  readonly onLook: () => void;
}

/** The button says what it costs; where something has to be seen first, it leads there. */
function GenerateSeveral({ offers, count, isSending, onOrder, onLook }: FaceProps) {
  const { t } = useTranslation();
  const isConnected = useMirror((mirror) => mirror.connection === 'connected');
  if (!isConnected) return <Button disabled>{t('several.offline')}</Button>;
  if (offers === null) return <Button disabled>{t('several.pricing')}</Button>;
  const sendable = offers.filter(isSendable);
  const blocked = offers.length - sendable.length;
  if (blocked > 0) {
    return (
      <Button aria-haspopup="dialog" onClick={onLook}>
        {t('several.look', { what: t('several.blocked', { count: blocked, all: offers.length }) })}
      </Button>
    );
  }
  const price = sumText(
    sumPrices(sendable.map(({ quote, spec }) => ({ price: quote.price, takes: spec.parameters.takes }))),
  );
  return (
    <Button
      isBusy={isSending}
      busyLabel={t('several.sending', { count })}
      className="tabular font-semibold"
      onClick={() => {
        if (sendable.some(needsLook)) onLook();
        else onOrder(sendable);
      }}
    >
      {price === null ? t('several.generateFree', { count }) : t('several.generate', { count, price })}
    </Button>
  );
}

/** At the end of the strip while several clips are selected: how many, what they cost together, and one press for all. */
export function SeveralBar({ clips }: { readonly clips: readonly Clip[] }) {
  const { t } = useTranslation();
  const offers = useOffers(clips);
  const [isSending, setSending] = useState(false);
  // A second press may come before the first is drawn.
  const isUnderWay = useRef(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const asked = question?.offers ?? offers;
  const place = (sendable: readonly SendableOffer[]): void => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSending(true);
    void orderSeveral(sendable).then((outcome) => {
      isUnderWay.current = false;
      setSending(false);
      setQuestion(outcome.kind === 'changed' ? { offers: outcome.offers, hasChanged: true } : null);
      if (outcome.kind !== 'ordered') return;
      announce(t('several.ordered', { count: sendable.length }));
      clearSelection();
    });
  };
  return (
    <div
      role="group"
      aria-label={t('several.region')}
      className="flex shrink-0 items-center gap-2 border-l border-line-1 bg-bg-1 px-3"
    >
      <span className="text-base whitespace-nowrap text-fg-2 compact:hidden">
        {t('several.selected', { count: clips.length })}
      </span>
      <GenerateSeveral
        offers={offers}
        count={clips.length}
        isSending={isSending}
        onOrder={place}
        onLook={() => {
          setQuestion({ offers: null, hasChanged: false });
        }}
      />
      <IconButton label={t('several.clear')} icon={X} size={24} iconSize={14} onClick={clearSelection} />
      {question === null || asked === null ? null : (
        <SeveralDialog
          offers={asked}
          hasChanged={question.hasChanged}
          isSending={isSending}
          onOrder={place}
          onClose={() => {
            setQuestion(null);
          }}
        />
      )}
    </div>
  );
}
