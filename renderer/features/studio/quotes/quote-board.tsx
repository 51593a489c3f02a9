import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { useChosenQuote } from '#renderer/editing/chosen-quote.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useQuotes } from '#renderer/editing/quotes-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { SheetWindow } from '#renderer/ui/sheet-window.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { useTwinQuote } from '../twin-quote.ts';
import { BoardControls } from './board-controls.tsx';
import { BoardFooter } from './board-footer.tsx';
import { findPicks, isSamePick, type QuotePick } from './board-picks.ts';
import { boardRows } from './board-rows.ts';
import { choose } from './choose-quote.ts';
import { QuoteList } from './quote-list.tsx';

function useAsked({ parameters }: ClipSpec): string {
  const { t } = useTranslation();
  return t('quoteBoard.asked', {
    length: secondsText(parameters.durationSeconds * 1_000),
    ratio: parameters.ratio,
    resolution: parameters.resolution,
    audio: t(parameters.hasAudio ? 'quoteBoard.audioOn' : 'quoteBoard.audioOff'),
  });
}

/** What a person picks while the board is open; it stands at what is chosen until then. */
function usePicks() {
  const chosen = useChosenQuote();
  const twin = useTwinQuote();
  const [main, setMain] = useState<QuotePick | null>(null);
  const [second, setSecond] = useState<QuotePick | null>(twin);
  const [isTwin, setIsTwin] = useState(twin !== null);
  // Prices may come anew while this stands open: the choice stays with the provider and its tier.
  return { main: main ?? chosen, setMain, twin: second, setSecond, isTwin, setIsTwin };
}

interface QuoteBoardProps {
  readonly spec: ClipSpec;
  readonly onClose: () => void;
  /** Leads to where keys and the bucket are set up. */
  readonly onOpenSettings: () => void;
}

/** One clip, a quote from every provider and tier, side by side. Looking costs nothing, and Esc changes nothing. */
export function QuoteBoard({ spec, onClose, onOpenSettings }: QuoteBoardProps) {
  const { t } = useTranslation();
  const quotes = useQuotes((state) => state.quotes);
  const providers = useMirror((mirror) => mirror.providers);
  const accounts = useMirror((mirror) => mirror.accounts);
  const order = useMirror((mirror) => mirror.settings.quoteOrder);
  const clipId = useDraft((draft) => draft.clipId);
  const clip = useMirror((mirror) => (clipId === null ? undefined : mirror.clips[clipId]?.name)) ?? '';
  const picked = usePicks();
  const rows = boardRows(quotes, { providers, accounts });
  const picks = findPicks(rows, picked);
  const { main } = picks;
  const use = (): void => {
    if (main !== null) void choose(main.quote, picks.twin?.quote ?? null);
    onClose();
  };
  return (
    <SheetWindow
      title={t('quoteBoard.title', { clip })}
      sentence={useAsked(spec)}
      closeLabel={t('common.close')}
      onClose={onClose}
      controls={<BoardControls order={order} isTwin={picks.isTwin} onTwin={picked.setIsTwin} />}
      footer={
        main === null ? null : <BoardFooter picks={picks} main={main} takes={spec.parameters.takes} onUse={use} />
      }
    >
      {rows.length === 0 ? (
        <p className="p-5 text-base text-fg-2">{t('quoteBoard.none')}</p>
      ) : (
        <QuoteList
          rows={rows}
          order={order}
          picks={picks}
          onChoose={({ quote }) => {
            picked.setMain(quote);
            if (isSamePick(quote, picked.twin)) picked.setSecond(null);
          }}
          onChooseTwin={({ quote }) => {
            picked.setSecond(quote);
          }}
          onOpenSettings={onOpenSettings}
        />
      )}
    </SheetWindow>
  );
}
