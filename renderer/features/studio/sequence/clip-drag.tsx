import { useRef, useState, type PointerEvent, type ReactNode, type RefObject } from 'react';
import type { Clip } from '#shared/domain/project.ts';
import type { ClipId } from '#shared/ids.ts';
import { useEscapeFirst } from '#renderer/editing/use-escape-first.ts';
import { moveClipTo } from './clip-actions.ts';
import { cardEdges, dropPlace, gapAt, type CardEdges } from './drop-place.ts';

/** Pixels before a press becomes a drag. */
const dragAfterPixels = 4;
/** Near its ends the strip scrolls under the hand: pixels from the end, and pixels per move. */
const scrollZonePixels = 40;
const scrollStepPixels = 14;

interface Hand {
  readonly clip: Clip;
  readonly card: HTMLElement;
  readonly startX: number;
  readonly pointerId: number;
  edges: readonly CardEdges[];
  /** Where the strip was scrolled to at the start. */
  startScroll: number;
}

interface Lifted {
  readonly clip: Clip;
  readonly left: number;
  readonly width: number;
  /** 0: before the first card. */
  readonly gap: number;
  /** Of the line that shows the gap. */
  readonly lineX: number;
}

function scrollerOf(card: HTMLElement): HTMLElement | null {
  return card.closest<HTMLElement>('[data-clip-scroller]');
}

/** The lifted card and the line where it would go. Only its transform moves with the hand. */
function Overlay({ lifted, card }: { readonly lifted: Lifted; readonly card: { current: HTMLDivElement | null } }) {
  return (
    <>
      <span
        aria-hidden="true"
        style={{ left: lifted.lineX - 1 }}
        className="absolute inset-y-1 z-[6] w-0.5 rounded-full bg-accent-line"
      />
      <div
        ref={card}
        aria-hidden="true"
        style={{ left: lifted.left, width: lifted.width }}
        className="pointer-events-none absolute top-2 z-[70] flex h-[52px] cursor-grabbing items-center rounded-r1 bg-bg-3 px-2.5 text-base font-semibold text-fg-1 shadow-1 short:top-1.5 short:h-7"
      >
        <span className="truncate">{lifted.clip.name}</span>
      </div>
    </>
  );
}

export interface ClipDrag {
  readonly liftedId: ClipId | null;
  readonly overlay: ReactNode;
  /** A click that ends a drag is none. */
  readonly hasJustDragged: () => boolean;
  readonly handlersOf: (clip: Clip) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** `null`: keys that choose are held, or it is another button. */
function handOf(event: PointerEvent<HTMLElement>, clip: Clip): Hand | null {
  if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return null;
  const { currentTarget: card, clientX: startX, pointerId } = event;
  return { clip, card, startX, pointerId, edges: [], startScroll: 0 };
}

const isPressed = ({ buttons }: PointerEvent): boolean => (buttons & 1) === 1;

/** By its id: a take that landed meanwhile has made another object of the clip, and it may be gone altogether. */
function drop({ clip, gap }: Lifted, clips: readonly Clip[]): void {
  const from = clips.findIndex(({ id }) => id === clip.id);
  const place = from === -1 ? null : dropPlace(from, gap);
  if (place !== null) void moveClipTo(clip.id, place);
}

/** Reordering by hand, as in the shot strip: the place stays dimmed, the card lifts, and nothing else moves until release. */
export function useClipDrag(clips: readonly Clip[]): ClipDrag {
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const hand = useRef<Hand | null>(null);
  const flying = useRef<HTMLDivElement>(null);
  const endedAt = useRef(-Infinity);

  const end = (): void => {
    hand.current = null;
    if (lifted !== null) endedAt.current = performance.now();
    setLifted(null);
  };
  useEscapeFirst(lifted !== null, end);

  const lift = (grabbed: Hand, clientX: number): void => {
    const { card, clip } = grabbed;
    card.setPointerCapture(grabbed.pointerId);
    grabbed.edges = cardEdges(clips, card.parentElement);
    grabbed.startScroll = scrollerOf(card)?.scrollLeft ?? 0;
    follow(grabbed, clientX, {
      clip,
      left: card.offsetLeft,
      width: card.offsetWidth,
      gap: clips.indexOf(clip),
      lineX: 0,
    });
  };
  const follow = (grabbed: Hand, clientX: number, from: Lifted): void => {
    const scroller = scrollerOf(grabbed.card);
    scrollAtEnds(scroller, clientX);
    const movedX = clientX - grabbed.startX + (scroller?.scrollLeft ?? 0) - grabbed.startScroll;
    const next = gapAt(grabbed.edges, from.left + from.width / 2 + movedX);
    if (next.gap !== from.gap || lifted === null) setLifted({ ...from, gap: next.gap, lineX: next.x });
    flyTo(flying, movedX);
  };

  return {
    liftedId: lifted?.clip.id ?? null,
    overlay: lifted === null ? null : <Overlay lifted={lifted} card={flying} />,
    hasJustDragged: () => performance.now() - endedAt.current < 50,
    handlersOf: (clip) => ({
      onPointerDown: (event) => {
        if (clips.length > 1) hand.current = handOf(event, clip);
      },
      onPointerMove: (event) => {
        const grabbed = hand.current;
        if (grabbed === null) return;
        // It was let go between the cards, before anything was lifted.
        if (!isPressed(event)) end();
        else if (lifted !== null) follow(grabbed, event.clientX, lifted);
        else if (Math.abs(event.clientX - grabbed.startX) >= dragAfterPixels) lift(grabbed, event.clientX);
      },
      onPointerUp: () => {
        const dropped = lifted;
        end();
        if (dropped !== null) drop(dropped, clips);
      },
      onPointerCancel: end,
    }),
  };
}

/** The lifted card is drawn a moment after the hand first moved. */
function flyTo(flying: RefObject<HTMLElement | null>, movedX: number): void {
  const place = (): void => {
    flying.current?.style.setProperty('transform', `translate(${movedX}px, -12px)`);
  };
  place();
  if (flying.current === null) requestAnimationFrame(place);
}

function scrollAtEnds(scroller: HTMLElement | null, clientX: number): void {
  if (scroller === null) return;
  const { left, right } = scroller.getBoundingClientRect();
  if (clientX < left + scrollZonePixels) scroller.scrollBy({ left: -scrollStepPixels });
  else if (clientX > right - scrollZonePixels) scroller.scrollBy({ left: scrollStepPixels });
}
