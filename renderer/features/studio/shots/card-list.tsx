import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { ContextMenu } from '#renderer/ui/context-menu.tsx';
import { arrange } from './arrange.ts';
import { useDrag, type ShotDrag } from './drag-store.ts';
import { placeShots, type PlacedShot } from './model.ts';
import { usePickedIds } from './picked-shots.ts';
import { selectShotAt } from './shot-actions.ts';
import { ShotCard } from './shot-card.tsx';
import { useShotMenu } from './shot-tools.ts';

/** The box of a card, in times of the clip. */
interface CardBox {
  readonly startMs: number;
  readonly endMs: number;
  readonly seenWidth?: number;
}

/** The gap between two cards, in pixels. */
const gap = 2;

/**
 * While an edge is dragged, the card before it is as wide as it can get, and the one after it lies over it, as wide as
 * it can get too: the hand only moves that one along, by a transform.
 */
function boxOf({ index, startMs, endMs }: PlacedShot, live: ClipSpec, drag: ShotDrag | null): CardBox {
  if (drag?.kind !== 'edge' || drag.mode === 'push' || index < drag.index || index > drag.index + 1) {
    return { startMs, endMs };
  }
  const seenWidth = (live.shots[index]?.durationMs ?? 0) / drag.msPerPixel - gap;
  return index === drag.index ? { startMs, endMs: drag.high, seenWidth } : { startMs: drag.low, endMs, seenWidth };
}

interface CardPlaceProps extends CardBox {
  readonly spec: ClipSpec;
  readonly placed: PlacedShot;
  readonly scaleMs: number;
  readonly isLead: boolean;
  readonly isSelected: boolean;
  readonly isGhost: boolean;
}

function CardPlace({ spec, placed, scaleMs, startMs, endMs, seenWidth, ...state }: CardPlaceProps) {
  const entries = useShotMenu(spec, placed.index);
  return (
    <div
      role="presentation"
      style={{ left: `${(startMs / scaleMs) * 100}%`, width: `${((endMs - startMs) / scaleMs) * 100}%` }}
      className={seenWidth === undefined ? 'absolute inset-y-0 pr-0.5' : 'absolute inset-y-0 overflow-hidden pr-0.5'}
    >
      <ContextMenu entries={entries}>
        <ShotCard
          spec={spec}
          placed={placed}
          seenWidth={seenWidth}
          {...state}
          onClick={(event) => {
            arrange((actions) => actions.clickCard(event.nativeEvent, placed));
          }}
          onContextMenu={() => {
            if (!state.isSelected) selectShotAt(placed.index);
          }}
        />
      </ContextMenu>
    </div>
  );
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
      current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus();
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
  /** As laid out. */
  readonly spec: ClipSpec;
  /** As it would be if the hand let go. */
  readonly live: ClipSpec;
  readonly scaleMs: number;
  readonly selected: PlacedShot;
  readonly onEditShot: (placed: PlacedShot) => void;
}

/** The cards of the shots: a list in which several can be selected. */
export function CardList({ spec, live, scaleMs, selected, onEditShot }: CardListProps) {
  const { t } = useTranslation();
  const list = useCardFocus(selected.shot.id);
  const drag = useDrag((state) => state.drag);
  const picked = usePickedIds(spec, selected.shot.id);
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={-1}
      aria-label={t('studio.shots.title')}
      aria-orientation="horizontal"
      aria-multiselectable
      onKeyDown={(event) => {
        arrange((actions) => actions.pressListKey(event.nativeEvent, onEditShot));
      }}
      className="absolute inset-0"
    >
      {placeShots(spec.shots).map((placed) => (
        <CardPlace
          key={placed.shot.id}
          {...boxOf(placed, live, drag)}
          spec={spec}
          placed={placeShots(live.shots)[placed.index] ?? placed}
          scaleMs={scaleMs}
          isLead={placed.shot.id === selected.shot.id}
          isSelected={picked.has(placed.shot.id)}
          isGhost={drag?.kind === 'reorder' && drag.ids.has(placed.shot.id)}
        />
      ))}
    </div>
  );
}
