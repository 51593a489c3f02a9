import { useTranslation } from 'react-i18next';
import { openClip } from '#renderer/editing/open-clip.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { priceText } from '#renderer/words/price-text.ts';
import { isSendable, type ClipOffer, type SendableOffer } from './clip-offer.ts';
import { sumPrices, sumText } from './sum-prices.ts';
import './several-words.ts';

interface SeveralDialogProps {
  readonly offers: readonly ClipOffer[];
  /** The prices are not those that stood on the button. */
  readonly hasChanged: boolean;
  readonly isSending: boolean;
  readonly onOrder: (offers: readonly SendableOffer[]) => void;
  readonly onClose: () => void;
}

function Row({ offer, onClose }: { readonly offer: ClipOffer; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { clip, spec, quote, reason } = offer;
  const provider = useMirror((mirror) => mirror.providers.find(({ id }) => id === quote?.providerId));
  const { takes } = spec.parameters;
  return (
    <li className="flex min-h-8 items-center gap-3 border-b border-line-1 py-1.5 text-base last:border-b-0">
      <span className="w-36 shrink-0 truncate font-medium text-fg-1" title={clip.name}>
        {clip.name}
      </span>
      {reason === null && quote !== null ? (
        <>
          <span className="min-w-0 flex-1 truncate text-fg-3">
            {provider?.name ?? quote.providerId}
            {takes === 1 ? '' : `, ${t('several.takes', { count: takes })}`}
          </span>
          <span className="tabular text-fg-1">{priceText(quote.price, takes)}</span>
        </>
      ) : (
        <>
          <span className="min-w-0 flex-1 text-fg-2">{reason}</span>
          <Button
            size={24}
            onClick={() => {
              onClose();
              openClip(clip.id);
            }}
          >
            {t('several.openClip', { clip: clip.name })}
          </Button>
        </>
      )}
    </li>
  );
}

/** What has to be known before the press: a price that nobody knows, or that is old. */
function Notes({ offers }: { readonly offers: readonly SendableOffer[] }) {
  const { t } = useTranslation();
  const providers = useMirror((mirror) => mirror.providers);
  const unknown = offers.filter(({ quote }) => quote.price.kind === 'unknown').map(({ clip }) => clip.name);
  const old = new Set(offers.flatMap(({ quote }) => (quote.isStale ? [quote.providerId] : [])));
  const names = [...old].map((id) => providers.find((provider) => provider.id === id)?.name ?? id);
  return (
    <>
      {unknown.length === 0 ? null : (
        <p className="text-base text-accent-text">{t('several.unknown', { clips: unknown.join(', ') })}</p>
      )}
      {names.length === 0 ? null : (
        <p className="text-base text-accent-text">{t('several.oldPrices', { providers: names.join(', ') })}</p>
      )}
    </>
  );
}

/** Every clip with its price, or with the reason why it cannot be sent. Nothing is left out unless the person says so. */
export function SeveralDialog({ offers, hasChanged, isSending, onOrder, onClose }: SeveralDialogProps) {
  const { t } = useTranslation();
  const sendable = offers.filter(isSendable);
  const blocked = offers.filter((offer) => !isSendable(offer));
  const price = sumText(
    sumPrices(sendable.map(({ quote, spec }) => ({ price: quote.price, takes: spec.parameters.takes }))),
  );
  const count = sendable.length;
  const out = blocked.length;
  const label =
    out === 0
      ? price === null
        ? t('several.generateFree', { count })
        : t('several.generate', { count, price })
      : price === null
        ? t('several.leaveOutFree', { count, out })
        : t('several.leaveOut', { count, out, price });
  const sentence = hasChanged
    ? t('several.changed')
    : out === 0
      ? t('several.allFit')
      : count === 0
        ? t('several.noneFits')
        : t('several.someBlocked');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={520}
      title={t('several.title', { count: offers.length })}
      sentence={sentence}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {count === 0 ? null : (
            <Button
              variant="primary"
              isBusy={isSending}
              busyLabel={t('several.sending', { count })}
              onClick={() => {
                onOrder(sendable);
              }}
            >
              {label}
            </Button>
          )}
        </>
      }
    >
      <Notes offers={sendable} />
      <ul className="max-h-80 overflow-y-auto">
        {[...blocked, ...sendable].map((offer) => (
          <Row key={offer.clip.id} offer={offer} onClose={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}
