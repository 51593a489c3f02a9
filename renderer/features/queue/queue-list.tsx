import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobId } from '#shared/ids.ts';
import { mirrorStore, useMirror } from '#renderer/platform/mirror-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ColumnHeads } from './columns.tsx';
import { chargedToday } from './job-money.ts';
import { JobRow } from './job-row.tsx';
import type { QueueHandlers } from './queue-handlers.ts';
import { dayStart, neighbourRow, queueRows, type QueueRow } from './queue-rows.ts';
import { chooseJob, showLog, useQueue } from './queue-store.ts';
import { useNow } from './use-now.ts';

const groupHeight = 48;
const rowHeight = 60;
/** A row with its need and the answers to it, before it is measured. */
const needHeight = 144;

const directions: Readonly<Record<string, 'up' | 'down' | 'first' | 'last'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

function heightOf(row: QueueRow | undefined): number {
  if (row?.kind === 'group') return groupHeight;
  return row?.group === 'needsYou' ? needHeight : rowHeight;
}

function keyOf(row: QueueRow | undefined): string {
  return row?.kind === 'job' ? row.job.id : `group:${row?.group ?? ''}`;
}

function isRow(row: QueueRow, id: JobId | null): boolean {
  return row.kind === 'job' && row.job.id === id;
}

function Nothing({ today }: { readonly today: number }) {
  const { t } = useTranslation();
  const jobs = useMirror((mirror) => mirror.jobs);
  const sum = useMemo(() => chargedToday(Object.values(jobs), today), [jobs, today]);
  return (
    <div className="shrink-0 p-6">
      <EmptyState
        title={t('queue.nothing.title')}
        fact={sum === null ? t('queue.nothing.free') : t('queue.nothing.today', { sum })}
      />
    </div>
  );
}

interface RowProps {
  readonly row: QueueRow | undefined;
  readonly rowIndex: number;
  readonly isActive: boolean;
  readonly isFirstNeed: boolean;
  readonly handlers: QueueHandlers;
}

function Row({ row, rowIndex, ...rest }: RowProps) {
  const { t } = useTranslation();
  if (row === undefined) return null;
  if (row.kind === 'job') {
    return <JobRow {...rest} job={row.job} rowIndex={rowIndex} needsPerson={row.group === 'needsYou'} />;
  }
  return (
    <div role="row" aria-rowindex={rowIndex}>
      <div role="rowheader" className="flex h-12 items-end gap-2 px-4 pb-2 text-base">
        <span className="font-semibold text-fg-1">{t(`queue.group.${row.group}`)}</span>
        <span className="tabular text-fg-3">{row.count}</span>
      </div>
    </div>
  );
}

function useVirtualRows(rows: readonly QueueRow[], activeIndex: number) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the app is not built with the React compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index]),
    getItemKey: (index) => keyOf(rows[index]),
    // The row with the tab stop stays in the page, so that Tab finds its way back to it.
    rangeExtractor: useCallback(
      (range: Range) => {
        const inSight = defaultRangeExtractor(range);
        if (activeIndex === -1 || inSight.includes(activeIndex)) return inSight;
        return [...inSight, activeIndex].toSorted((a, b) => a - b);
      },
      [activeIndex],
    ),
    overscan: 6,
    paddingEnd: 24,
  });
  return { scroller, virtualizer };
}

/** Brings a row into sight and focuses it, which may be drawn only then. */
function focusRow(id: JobId, triesLeft = 5): void {
  const row = document.querySelector<HTMLElement>(`[data-job="${id}"]`);
  if (row !== null) row.focus({ preventScroll: true });
  else if (triesLeft > 0)
    requestAnimationFrame(() => {
      focusRow(id, triesLeft - 1);
    });
}

function onClick(event: MouseEvent): void {
  const id = jobIdAt(event);
  if (id !== null) chooseJob(id);
}

function onDoubleClick(event: MouseEvent): void {
  const id = jobIdAt(event);
  if (id !== null) showLog(id);
}

/** The job whose row was pressed; the grid listens for all of them. */
function jobIdAt({ target }: MouseEvent): JobId | null {
  const row = target instanceof Element ? target.closest('[data-job]') : null;
  return Object.values(mirrorStore.getState().jobs).find(({ id }) => id === row?.getAttribute('data-job'))?.id ?? null;
}

interface KeyOptions {
  readonly rows: readonly QueueRow[];
  readonly activeIndex: number;
  readonly scrollTo: (index: number) => void;
  readonly onEscape: () => void;
}

/** Arrows, Home and End move, Enter on a row shows its log, Escape closes it. */
function onGridKey(event: KeyboardEvent, { rows, activeIndex, scrollTo, onEscape }: KeyOptions): void {
  const direction = directions[event.key];
  const row = rows[direction === undefined ? activeIndex : neighbourRow(rows, activeIndex, direction)];
  const isOnRow = event.target instanceof Element && event.target.role === 'row';
  if (event.key === 'Escape') onEscape();
  else if (row?.kind !== 'job' || event.ctrlKey || event.metaKey || event.altKey) return;
  else if (direction !== undefined) {
    chooseJob(row.job.id);
    scrollTo(rows.indexOf(row));
    focusRow(row.job.id);
  } else if (event.key === 'Enter' && isOnRow) showLog(row.job.id);
  else return;
  event.preventDefault();
}

/** The row that keys act on; the first one until a person chose, or when the chosen one is gone. */
function useActiveIndex(rows: readonly QueueRow[]): number {
  const activeId = useQueue((queue) => queue.activeId);
  const found = rows.findIndex((row) => isRow(row, activeId));
  const activeIndex = found === -1 ? rows.findIndex(({ kind }) => kind === 'job') : found;
  const active = rows[activeIndex];
  const nextId = active?.kind === 'job' ? active.job.id : null;
  useEffect(() => {
    if (nextId !== null && nextId !== activeId) chooseJob(nextId);
  }, [nextId, activeId]);
  return activeIndex;
}

interface GridProps {
  readonly rows: readonly QueueRow[];
  readonly handlers: QueueHandlers;
  readonly onEscape: () => void;
}

/** The rows, of which only those in sight are in the page. */
function JobGrid({ rows, handlers, onEscape }: GridProps) {
  const { t } = useTranslation();
  const activeIndex = useActiveIndex(rows);
  const { scroller, virtualizer } = useVirtualRows(rows, activeIndex);
  const firstNeed = rows.findIndex((row) => row.kind === 'job' && row.group === 'needsYou');
  const scrollTo = (index: number): void => {
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  return (
    <div
      role="grid"
      aria-label={t('queue.jobs')}
      aria-rowcount={rows.length + 1}
      tabIndex={-1}
      onKeyDown={(event) => {
        onGridKey(event, { rows, activeIndex, scrollTo, onEscape });
      }}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <ColumnHeads />
      <div ref={scroller} role="presentation" data-panel="jobs" className="min-h-0 flex-1 overflow-y-auto">
        <div role="rowgroup" style={{ height: virtualizer.getTotalSize() }} className="relative w-full">
          {virtualizer.getVirtualItems().map(({ index, start, key }) => (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              role="presentation"
              style={{ transform: `translateY(${start}px)` }}
              className="absolute inset-x-0 top-0"
            >
              <Row
                row={rows[index]}
                rowIndex={index + 2}
                isActive={index === activeIndex}
                isFirstNeed={index === firstNeed}
                handlers={handlers}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** The jobs by what they need, or that nothing waits. */
export function QueueList({ handlers, onEscape }: Omit<GridProps, 'rows'>) {
  const jobs = useMirror((mirror) => mirror.jobs);
  const today = dayStart(useNow(60_000));
  const rows = useMemo(() => queueRows(Object.values(jobs), today), [jobs, today]);
  const isIdle = rows.every(({ group }) => group === 'done');
  return (
    <>
      {isIdle ? <Nothing today={today} /> : null}
      {rows.length === 0 ? null : <JobGrid rows={rows} handlers={handlers} onEscape={onEscape} />}
    </>
  );
}
