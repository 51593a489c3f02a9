import { memo, useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { ContextMenu } from '#renderer/ui/context-menu.tsx';
import { arrange } from './arrange.ts';
import type { ShotDrag } from './drag-store.ts';
import { placeShots, type PlacedShot } from './model.ts';
import { usePickedIds } from './picked-shots.ts';
import { selectShotAt } from './shot-actions.ts';
import { ShotCard } from './shot-card.tsx';
import { useShotMenu } from './shot-tools.ts';
import { useStripLayout } from './strip-layout.ts';

/** The box of a card, in times of the clip. */
interface CardBox {
  readonly startMs: number;
  readonly endMs: number;
  readonly seenWidth: number | undefined;
}

/** The gap between two cards, in pixels. */
const gap = 2;

/**
 * While an edge is dragged, the card before it is as wide as it can get, and the one after it lies over it, as wide as
 * it can get too: the hand only moves that one along, by a transform.
 */
function boxOf({ index, startMs, endMs }: PlacedShot, live: ClipSpec, drag: ShotDrag | null): CardBox {
  if (drag?.kind !== 'edge' || drag.mode === 'push' || index < drag.index || index > drag.index + 1) {
    return { startMs, endMs, seenWidth: undefined };
  }
  const seenWidth = (live.shots[index]?.durationMs ?? 0) / drag.msPerPixel - gap;
  return index === drag.index ? { startMs, endMs: drag.high, seenWidth } : { startMs: drag.low, endMs, seenWidth };
}

interface CardPlaceProps {
  readonly spec: ClipSpec;
  readonly shot: Shot;
  readonly index: number;
  readonly startMs: number;
  readonly boxStartMs: number;
  readonly boxEndMs: number;
  readonly seenWidth: number | undefined;
  readonly scaleMs: number;
  readonly isLead: boolean;
  readonly isSelected: boolean;
  readonly isGhost: boolean;
}

/** Drawn again only when something about this card changed: most of a drag is about other cards. */
const CardPlace = memo(function CardPlace(props: CardPlaceProps) {
  const { spec, shot, index, startMs, boxStartMs, boxEndMs, seenWidth, scaleMs, ...state } = props;
  const placed = { shot, index, startMs, endMs: startMs + shot.durationMs };
  return (
    <div
      role="presentation"
      style={{ left: `${(boxStartMs / scaleMs) * 100}%`, width: `${((boxEndMs - boxStartMs) / scaleMs) * 100}%` }}
      className={seenWidth === undefined ? 'absolute inset-y-0 pr-0.5' : 'absolute inset-y-0 overflow-hidden pr-0.5'}
    >
      <ShotCard
        spec={spec}
        placed={placed}
        seenWidth={seenWidth}
        {...state}
        onClick={(event) => {
          arrange((actions) => actions.clickCard(event.nativeEvent, placed));
        }}
        onContextMenu={() => {
          if (!state.isSelected) selectShotAt(index);
        }}
      />
    </div>
  );
});

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
  readonly stored: ClipSpec;
  readonly selected: PlacedShot;
}

function Cards({ stored, selected }: CardListProps) {
  const { drag, laid, live, scaleMs } = useStripLayout(stored);
  const picked = usePickedIds(stored, selected.shot.id);
  const placedLive = placeShots(live.shots);
  return placeShots(laid.shots).map((place) => {
    const { shot, index, startMs } = placedLive[place.index] ?? place;
    const box = boxOf(place, live, drag);
    return (
      <CardPlace
        key={shot.id}
        spec={stored}
        shot={shot}
        index={index}
        startMs={startMs}
        boxStartMs={box.startMs}
        boxEndMs={box.endMs}
        seenWidth={box.seenWidth}
        scaleMs={scaleMs}
        isLead={shot.id === selected.shot.id}
        isSelected={picked.has(shot.id)}
        isGhost={drag?.kind === 'reorder' && drag.ids.has(shot.id)}
      />
    );
  });
}

interface ShotListProps extends CardListProps {
  readonly onEditShot: (placed: PlacedShot) => void;
}

/** The cards of the shots: a list in which several can be selected, with a menu for what is selected. */
export function CardList({ onEditShot, ...cards }: ShotListProps) {
  const { t } = useTranslation();
  const list = useCardFocus(cards.selected.shot.id);
  const entries = useShotMenu(cards.stored, cards.selected.index);
  return (
    <ContextMenu entries={entries}>
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
        <Cards {...cards} />
      </div>
    </ContextMenu>
  );
}
