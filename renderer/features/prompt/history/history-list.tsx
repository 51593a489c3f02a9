import type { TFunction } from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotEntry } from '#shared/domain/snapshot.ts';
import type { SnapshotId } from '#shared/ids.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { calendarDay } from '#renderer/words/calendar-day.ts';
import { priceText } from '#renderer/words/price-text.ts';

/** "Take 3", "Takes 3, 4". */
function takesText(t: TFunction, { takes }: SnapshotEntry): string {
  if (takes.length === 0) return t('history.noTake');
  return t('history.take', { count: takes.length, list: takes.map(({ number }) => number).join(', ') });
}

function clock(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

function Row({ entry, isChosen, onChoose }: { entry: SnapshotEntry; isChosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  const [ordered] = entry.takes;
  const provider = useMirror(({ providers }) => providers.find(({ id }) => id === ordered?.providerId));
  const tier = provider?.tiers.find(({ id }) => id === ordered?.tier)?.name ?? ordered?.tier ?? '';
  return (
    <label
      className={classNames(
        'relative flex flex-col gap-0.5 border-b border-line-1 px-5 py-2.5 before:absolute before:inset-y-0 before:left-0 before:w-0.5 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent-line',
        isChosen ? 'bg-bg-2 before:bg-select' : 'hover:bg-bg-2',
      )}
    >
      <input type="radio" name="sent-prompt" checked={isChosen} onChange={onChoose} className="sr-only" />
      <span className="flex items-baseline justify-between gap-2 text-base">
        <span className="font-medium text-fg-1">{takesText(t, entry)}</span>
        <span className="tabular text-fg-3">{clock(entry.createdAt)}</span>
      </span>
      {ordered === undefined ? null : (
        <span className="flex items-baseline justify-between gap-2 text-base text-fg-2">
          <span className="truncate">
            {t('history.facts', { provider: provider?.name ?? ordered.providerId, tier })}
          </span>
          <span className="tabular">{priceText(ordered.price, entry.takes.length)}</span>
        </span>
      )}
      <span className="line-clamp-2 text-meta text-fg-3">{entry.beginning}</span>
    </label>
  );
}

interface HistoryListProps {
  readonly entries: readonly SnapshotEntry[];
  readonly chosenId: SnapshotId | null;
  readonly onChoose: (id: SnapshotId) => void;
}

/** What was sent, newest first, under its days. One tab stop; arrows choose. */
export function HistoryList({ entries, chosenId, onChoose }: HistoryListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The list comes after the sheet has opened: the focus waited for it.
    list.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, []);
  return (
    <div
      ref={list}
      role="radiogroup"
      aria-label={t('history.list')}
      className="w-72 shrink-0 overflow-y-auto border-r border-line-1 narrow:w-60"
    >
      {entries.map((entry, index) => {
        const day = calendarDay(new Date(entry.createdAt));
        const before = entries[index - 1];
        const isNewDay = before === undefined || calendarDay(new Date(before.createdAt)) !== day;
        return (
          <div key={entry.id}>
            {isNewDay ? <p className="px-5 pt-3 pb-1 text-meta font-medium text-fg-3">{day}</p> : null}
            <Row
              entry={entry}
              isChosen={entry.id === chosenId}
              onChoose={() => {
                onChoose(entry.id);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}
