import { useTranslation } from 'react-i18next';
import type { QuoteOrder } from '#shared/domain/settings.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import type { BoardPicks } from './board-picks.ts';
import type { BoardRow } from './board-rows.ts';
import { QuoteGroup } from './quote-group.tsx';
import { boardColumns, QuoteRow, type RowHandlers } from './quote-row.tsx';
import { tierDifference } from './tier-difference.ts';
import { usePlaces, type PlacedRows } from './use-places.ts';

function Heads({ isTwin }: { readonly isTwin: boolean }) {
  const { t } = useTranslation();
  return (
    <div aria-hidden="true" className={`${boardColumns(isTwin)} min-h-7 border-b border-line-1 text-meta text-fg-3`}>
      <span className="text-center">{isTwin ? t('quoteBoard.twin.first') : null}</span>
      {isTwin ? <span className="text-center">{t('quoteBoard.twin.second')}</span> : null}
      <span>{t('quoteBoard.tier')}</span>
      <span className="pr-2 text-right compact:pr-0">{t('quoteBoard.price')}</span>
      <span>{t('quoteBoard.size')}</span>
      <span>{t('quoteBoard.length')}</span>
      <span>{t('quoteBoard.wait')}</span>
      <span>{t('quoteBoard.changes')}</span>
      <span />
    </div>
  );
}

interface PlacedProps extends RowHandlers {
  readonly picks: BoardPicks;
  readonly placed: PlacedRows;
  readonly differenceOf: (row: BoardRow) => string | null;
}

/** Under the name of each provider, what it cannot make last. */
function Groups({ placed, ...props }: PlacedProps) {
  const providers = useMirror((mirror) => mirror.providers);
  const rows = [...placed.available, ...placed.unavailable];
  return providers.map((provider) => {
    const own = rows.filter((row) => row.provider.id === provider.id);
    return own.length === 0 ? null : <QuoteGroup key={provider.id} provider={provider} rows={own} {...props} />;
  });
}

/** All in one order, and below them what cannot be ordered as things are. */
function Ranked({ placed, differenceOf, ...props }: PlacedProps) {
  const { t } = useTranslation();
  const rowOf = (row: BoardRow) => (
    <QuoteRow key={row.key} row={row} isGrouped={false} difference={differenceOf(row)} {...props} />
  );
  return (
    <>
      {placed.available.map(rowOf)}
      {placed.unavailable.length === 0 ? null : (
        <div role="group" aria-label={t('quoteBoard.unavailable')}>
          <h3 className="flex min-h-7 items-center border-b border-line-1 bg-bg-0 px-5 text-base font-semibold text-fg-1 compact:px-4">
            {t('quoteBoard.unavailable')}
          </h3>
          {placed.unavailable.map(rowOf)}
        </div>
      )}
    </>
  );
}

interface QuoteListProps extends RowHandlers {
  readonly rows: readonly BoardRow[];
  readonly picks: BoardPicks;
  readonly order: QuoteOrder;
}

/** Every quote, side by side. */
export function QuoteList({ rows, order, ...list }: QuoteListProps) {
  const { t } = useTranslation();
  const placed = usePlaces(rows, order);
  const differenceOf = (row: BoardRow): string | null => {
    const first = rows.find(({ provider }) => provider.id === row.provider.id);
    return first === undefined ? null : tierDifference(row.quote, first);
  };
  const all = { ...list, placed, differenceOf };
  return (
    <>
      <Heads isTwin={list.picks.isTwin} />
      <div role="group" aria-label={t('quoteBoard.choice')}>
        {order === 'provider' ? <Groups {...all} /> : <Ranked {...all} />}
      </div>
    </>
  );
}
