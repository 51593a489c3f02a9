import type { TFunction } from 'i18next';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { useChosenQuote } from '#renderer/editing/chosen-quote.ts';
import { countBlocks } from '#shared/prompt/preflight.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { usePreflight } from '#renderer/editing/preflight.ts';
import { useQuotes } from '#renderer/editing/quotes-store.ts';
import { useKeysLabel, useShortcut } from '#renderer/editing/use-shortcut.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { BusyRing } from '#renderer/ui/busy-ring.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { priceText } from '#renderer/words/price-text.ts';
import { twinPriceText } from './quotes/twin-price.ts';
import { generateState, type GenerateState } from './generate-state.ts';
import { order } from './order-actions.ts';
import { studioStore, useStudio } from './studio-store.ts';
import { nextTakeNumber } from './take-state.ts';
import { useTwinQuote } from './twin-quote.ts';

/** How long a price that changed stays beside the new one, struck through. */
const oldPriceMs = 1_500;

interface PriceTagProps {
  readonly price: string;
  /** What it is the sum of. */
  readonly parts?: string | undefined;
}

/** The price never animates; when it changes, the old one stays for a moment. */
function PriceTag({ price, parts }: PriceTagProps) {
  const [old, setOld] = useState<string | null>(null);
  const last = useRef(price);
  useEffect(() => {
    if (last.current === price) return undefined;
    setOld(last.current);
    last.current = price;
    const timer = setTimeout(() => {
      setOld(null);
    }, oldPriceMs);
    return () => {
      clearTimeout(timer);
    };
  }, [price]);
  const tag = (
    <span className="tabular flex items-baseline gap-2 text-head">
      {old === null ? null : <s className="text-base font-normal">{old}</s>}
      {price}
    </span>
  );
  if (parts === undefined) return tag;
  return (
    <span className="flex flex-col items-end leading-none *:leading-4">
      <span className="tabular text-meta font-medium">{parts}</span>
      {tag}
    </span>
  );
}

/** The price of what stands on the button, and what it is the sum of. */
function pricesOf(state: Extract<GenerateState, { kind: 'ready' | 'sending' }>, takes: number): PriceTagProps {
  if (state.twin === null) return { price: priceText(state.quote.price, takes) };
  const { parts, sum } = twinPriceText(state.quote, state.twin, takes);
  return sum === null ? { price: parts } : { price: sum, parts };
}

interface FaceProps {
  readonly state: GenerateState;
  readonly label: string;
  readonly takes: number;
  /** There is no network: the order waits, and goes out at the price on the button. */
  readonly isQueued: boolean;
}

function reasonOf(state: GenerateState, t: TFunction): string {
  switch (state.kind) {
    case 'offline':
      return t('studio.generate.offline');
    case 'unwritten':
      return t('studio.generate.writeFirst');
    case 'blocked':
      return t('studio.generate.fixBlocks', { count: state.count });
    case 'pricing':
      return t('studio.generate.pricing');
    case 'no-provider':
      return t('studio.generate.noProvider');
    case 'ready':
    case 'sending':
      return '';
  }
}

function Face({ state, label, takes, isQueued }: FaceProps): ReactNode {
  const { t } = useTranslation();
  const keys = useKeysLabel('clip.generate');
  const providers = useMirror((mirror) => mirror.providers);
  if (state.kind === 'sending') {
    const nameOf = ({ providerId }: Quote): string => providers.find(({ id }) => id === providerId)?.name ?? providerId;
    const first = nameOf(state.quote);
    const second = state.twin === null ? first : nameOf(state.twin);
    const provider = first === second ? first : t('quotes.twin.parts', { first, second });
    return (
      <>
        <span className="flex items-center gap-2.5">
          <BusyRing />
          {t('studio.generate.sending', { provider })}
        </span>
        <span>{t('studio.generate.agreed', { price: pricesOf(state, takes).price })}</span>
      </>
    );
  }
  if (state.kind === 'ready') {
    const { price, parts } = pricesOf(state, takes);
    return (
      <>
        <span className="flex items-baseline gap-2.5">
          {label}
          <Kbd
            keys={keys}
            className={classNames('text-accent-fg short:hidden', state.twin !== null && 'compact:hidden')}
          />
        </span>
        <PriceTag
          key={String(state.twin === null)}
          price={isQueued ? t('quotes.generate.about', { price }) : price}
          parts={parts}
        />
      </>
    );
  }
  return (
    <>
      <span>{label}</span>
      <span>{reasonOf(state, t)}</span>
    </>
  );
}

function useIsQueued(quotes: readonly (Quote | null)[]): boolean {
  const isOnline = useMirror((mirror) => mirror.isOnline);
  const providers = useMirror((mirror) => mirror.providers);
  return !isOnline && quotes.some((quote) => providers.some(({ id, isLocal }) => id === quote?.providerId && !isLocal));
}

/** "Generate take 5", "Generate 3 takes"; without a network they are queued. */
function useLabel(count: number, number: number, isQueued: boolean): string {
  const { t } = useTranslation();
  if (count === 1) return t(isQueued ? 'quotes.generate.queueOne' : 'studio.generate.one', { number });
  return t(isQueued ? 'quotes.generate.queueSeveral' : 'studio.generate.several', { count });
}

interface GenerateButtonProps {
  readonly spec: ClipSpec;
  /** A click on the reason leads to where it can be mended. */
  readonly onShowBlocks: () => void;
  readonly onWriteFirst: () => void;
}

/** The one amber place: what is ordered on the left, what it costs on the right. */
export function GenerateButton({ spec, onShowBlocks, onWriteFirst }: GenerateButtonProps) {
  const clipId = useDraft((draft) => draft.clipId);
  const allTakes = useMirror((mirror) => mirror.takes);
  const jobs = useMirror((mirror) => mirror.jobs);
  const isConnected = useMirror((mirror) => mirror.connection === 'connected');
  const quote = useChosenQuote();
  const twin = useTwinQuote();
  const quoteState = useQuotes((quotes) => quotes.state);
  const isOrdering = useStudio((studio) => studio.isOrdering);
  const report = usePreflight();
  const blockCount = report === null ? 0 : countBlocks(report);
  const state = generateState({ spec, quote, twin, quoteState, isOrdering, isConnected, blockCount });
  const takes = spec.parameters.takes;
  const isQueued = useIsQueued([quote, twin]);
  const label = useLabel(twin === null ? takes : 2 * takes, nextTakeNumber(clipId, allTakes, jobs), isQueued);
  const isReady = state.kind === 'ready';
  const leadsSomewhere = isReady || state.kind === 'blocked' || state.kind === 'unwritten';
  const press = (): void => {
    if (state.kind === 'ready') void order();
    else if (state.kind === 'blocked' && blockCount > 0) onShowBlocks();
    else if (state.kind === 'blocked') studioStore.setState({ report: quote?.problems.length === 0 ? 'twin' : 'main' });
    else if (state.kind === 'unwritten') onWriteFirst();
  };
  useShortcut('clip.generate', (event) => {
    // A key that is held down is one press.
    if (!event.repeat) press();
  });
  return (
    <button
      type="button"
      // Where a press leads to the reason, the button is of use.
      aria-disabled={!leadsSomewhere}
      aria-busy={state.kind === 'sending' || undefined}
      onClick={press}
      className={classNames(
        'flex h-10 w-full items-center justify-between gap-3 rounded-r2 px-3 text-read font-semibold transition-colors duration-fast short:h-9',
        isReady && 'bg-accent text-accent-fg hover:bg-accent-hover active:bg-accent-press',
        state.kind === 'sending' && 'bg-bg-3 font-medium text-fg-1',
        !isReady && state.kind !== 'sending' && 'bg-bg-3 font-medium text-fg-3',
        leadsSomewhere && !isReady && 'hover:bg-bg-4 hover:text-fg-2',
      )}
    >
      <Face state={state} label={label} takes={takes} isQueued={isQueued} />
    </button>
  );
}
