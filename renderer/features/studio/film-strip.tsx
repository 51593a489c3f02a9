import { lazy, Suspense, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobId } from '#shared/ids.ts';
import { clipsOfProject } from '#renderer/editing/clip-order.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { JobTile } from './job-tile.tsx';
import { nextTakeNumber, stripItems, type StripItem } from './take-state.ts';
import { showTake } from './take-actions.ts';
import { TakeTile } from './take-tile.tsx';

const ContinueControl = lazy(async () => ({
  default: (await import('./sequence/continue-control.tsx')).ContinueControl,
}));

function StripHead() {
  const { t } = useTranslation();
  const clipId = useDraft((draft) => draft.clipId);
  const clips = useMirror((mirror) => mirror.clips);
  const sequences = useMirror((mirror) => mirror.sequences);
  const openProjectId = useMirror((mirror) => mirror.openProjectId);
  const index = clipsOfProject({ clips, sequences }, openProjectId).findIndex((clip) => clip.id === clipId);
  return (
    <div className="w-14 shrink-0 short:hidden">
      <h2 className="text-base font-semibold">{t('studio.takes.title')}</h2>
      {index === -1 ? null : <p className="text-meta text-fg-3">{t('studio.takes.ofClip', { number: index + 1 })}</p>}
    </div>
  );
}

function NextTake({ number }: { readonly number: number }) {
  const { t } = useTranslation();
  return (
    <div className="flex h-[66px] w-[72px] shrink-0 flex-col items-center justify-center rounded-r1 border border-dashed border-line-3 text-meta text-fg-3 short:h-[45px]">
      <span>{t('studio.takes.nextTake', { number })}</span>
      <span className="short:hidden">{t('studio.takes.landsHere')}</span>
    </div>
  );
}

function moveAlong(event: KeyboardEvent, items: readonly StripItem[], shownId: string | null): void {
  const takes = items.flatMap((item) => (item.kind === 'take' ? [item.take] : []));
  const index = takes.findIndex((take) => take.id === shownId);
  const next =
    event.key === 'ArrowRight'
      ? takes[index + 1]
      : event.key === 'ArrowLeft'
        ? takes[index - 1]
        : event.key === 'Home'
          ? takes[0]
          : event.key === 'End'
            ? takes.at(-1)
            : undefined;
  if (next === undefined) return;
  event.preventDefault();
  showTake(next.id);
}

/** The takes of the open clip in one row: what was made, what is being made, and where the next one lands. */
export function FilmStrip({ onOpenQueue }: { readonly onOpenQueue: (jobId: JobId) => void }) {
  const { t } = useTranslation();
  const clipId = useDraft((draft) => draft.clipId);
  const takes = useMirror((mirror) => mirror.takes);
  const jobs = useMirror((mirror) => mirror.jobs);
  const takeId = useSelection((selection) => selection.takeId);
  const items = useMemo(() => stripItems(clipId, takes, jobs), [clipId, takes, jobs]);
  const list = useRef<HTMLDivElement>(null);
  const firstTake = items.find((item) => item.kind === 'take');
  const hasShown = items.some((item) => item.kind === 'take' && item.take.id === takeId);
  useEffect(() => {
    const tile = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    tile?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (list.current?.contains(document.activeElement) === true) tile?.focus();
  }, [takeId]);
  return (
    <section
      aria-label={t('studio.region.takes')}
      data-panel="takes"
      className="flex h-24 shrink-0 items-start gap-3 overflow-hidden border-t border-line-1 bg-bg-1 pt-2 pl-3 short:h-[58px] short:pt-1.5"
    >
      <StripHead />
      <div className="-m-1 fade-right flex min-w-0 flex-1 gap-2.5 overflow-x-auto p-1 pr-4">
        {firstTake === undefined ? null : (
          <div
            ref={list}
            role="listbox"
            tabIndex={-1}
            aria-label={t('studio.takes.title')}
            aria-orientation="horizontal"
            onKeyDown={(event) => {
              moveAlong(event, items, takeId);
            }}
            className="flex gap-2.5"
          >
            {items.map((item) =>
              item.kind === 'take' ? (
                <TakeTile
                  key={item.take.id}
                  take={item.take}
                  isShown={item.take.id === takeId}
                  isTabStop={hasShown ? item.take.id === takeId : item === firstTake}
                />
              ) : null,
            )}
          </div>
        )}
        {items.map((item) =>
          item.kind === 'job' ? <JobTile key={item.job.id} job={item.job} onOpenQueue={onOpenQueue} /> : null,
        )}
        <NextTake number={nextTakeNumber(clipId, takes, jobs)} />
      </div>
      <Suspense fallback={null}>
        <ContinueControl />
      </Suspense>
    </section>
  );
}
