import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { ContextMenu } from '#renderer/ui/context-menu.tsx';
import { DensityBar } from './density-bar.tsx';
import { useEdgeDrag } from './edge-drag.ts';
import { placeShots, totalMs, type PlacedShot } from './model.ts';
import { Playhead, Ruler } from './ruler.tsx';
import { useSelectedShot } from './selected-shot.ts';
import { deleteSelectedShot, moveSelectedShot, selectNeighbour, selectShotAt } from './shot-actions.ts';
import { ShotCard } from './shot-card.tsx';
import { ShotEdges } from './shot-edges.tsx';
import { ShotToolbar, useShotMenu } from './shot-toolbar.tsx';

interface CardWithMenuProps {
  readonly spec: ClipSpec;
  readonly placed: PlacedShot;
  readonly isSelected: boolean;
}

function CardWithMenu({ spec, placed, isSelected }: CardWithMenuProps) {
  const entries = useShotMenu(spec, placed.index);
  const lengthMs = totalMs(spec.shots);
  return (
    <div
      role="presentation"
      style={{ left: `${(placed.startMs / lengthMs) * 100}%`, width: `${(placed.shot.durationMs / lengthMs) * 100}%` }}
      className="absolute inset-y-0 pr-0.5"
    >
      <ContextMenu entries={entries}>
        <ShotCard
          spec={spec}
          placed={placed}
          isSelected={isSelected}
          onClick={() => {
            selectShotAt(placed.index);
          }}
          onContextMenu={() => {
            selectShotAt(placed.index);
          }}
        />
      </ContextMenu>
    </div>
  );
}

function Densities({ spec, selectedIndex }: { readonly spec: ClipSpec; readonly selectedIndex: number }) {
  const { t } = useTranslation();
  const lengthMs = totalMs(spec.shots);
  const isSilent = spec.shots.every((shot) => dialogueDensity(shot).level === 'none');
  return (
    <div className="relative mt-1.5 h-6 shrink-0 short:h-2">
      {isSilent ? (
        <p className="truncate pt-[3px] text-meta text-fg-3 short:sr-only">{t('studio.shots.density.none')}</p>
      ) : (
        placeShots(spec.shots).map(({ shot, index, startMs }) => (
          <div
            key={shot.id}
            style={{ left: `${(startMs / lengthMs) * 100}%`, width: `${(shot.durationMs / lengthMs) * 100}%` }}
            className="absolute flex flex-col gap-1 overflow-hidden pr-2.5"
          >
            <DensityBar shot={shot} isSelected={index === selectedIndex} />
          </div>
        ))
      )}
    </div>
  );
}

interface ShotStripProps {
  /** Pixels, without the line above it. */
  readonly height: number;
  /** Puts the caret into the words of a shot. */
  readonly onEditShot: (placed: PlacedShot) => void;
}

/**
 * Keys move the selection; the focus goes with it. A card that goes (deleted, moved) drops the focus on the page: then
 * the list remembers that it had it.
 */
function useCardFocus(selectedId: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const current = list.current;
    const isInside = current?.contains(document.activeElement) === true;
    if (isInside || (hadFocus.current && document.activeElement === document.body)) {
      current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    }
  }, [selectedId]);
  useEffect(() => {
    const note = (): void => {
      hadFocus.current = list.current?.contains(document.activeElement) === true;
    };
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('focusin', note);
    };
  }, []);
  return list;
}

interface CardListProps {
  readonly spec: ClipSpec;
  readonly selected: PlacedShot;
  readonly onEditShot: (placed: PlacedShot) => void;
}

function CardList({ spec, selected, onEditShot }: CardListProps) {
  const { t } = useTranslation();
  const list = useCardFocus(selected.shot.id);
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
    if (direction !== null && event.altKey) moveSelectedShot(direction);
    else if (direction !== null) selectNeighbour(direction);
    else if (event.key === 'Home') selectShotAt(0);
    else if (event.key === 'End') selectShotAt(spec.shots.length - 1);
    else if (event.key === 'Delete') deleteSelectedShot();
    else if (event.key === 'Enter') onEditShot(selected);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={-1}
      aria-label={t('studio.shots.title')}
      aria-orientation="horizontal"
      onKeyDown={onKeyDown}
      className="absolute inset-0"
    >
      {placeShots(spec.shots).map((placed) => (
        <CardWithMenu
          key={placed.shot.id}
          spec={spec}
          placed={placed}
          isSelected={placed.shot.id === selected.shot.id}
        />
      ))}
    </div>
  );
}

/** The shots of the clip, each exactly as long as it lasts. */
export function ShotStrip({ height, onEditShot }: ShotStripProps) {
  const { t } = useTranslation();
  const stored = useDraft((draft) => draft.spec);
  const selected = useSelectedShot();
  const strip = useRef<HTMLDivElement>(null);
  const dragging = useEdgeDrag(strip);
  const spec = dragging.drag?.spec ?? stored;
  if (spec === null || selected === null) return null;
  return (
    <section
      aria-label={t('studio.region.shots')}
      data-panel="shots"
      style={{ height }}
      className="flex shrink-0 flex-col bg-bg-0 px-3 pb-1"
    >
      <ShotToolbar spec={spec} />
      <div ref={strip} className="relative flex min-h-0 flex-1 flex-col">
        <Ruler lengthMs={totalMs(spec.shots)} />
        <div className="relative min-h-0 flex-1">
          <CardList spec={spec} selected={selected} onEditShot={onEditShot} />
          <ShotEdges spec={spec} selectedIndex={selected.index} dragging={dragging} />
        </div>
        <Playhead lengthMs={totalMs(spec.shots)} />
      </div>
      <Densities spec={spec} selectedIndex={selected.index} />
    </section>
  );
}
