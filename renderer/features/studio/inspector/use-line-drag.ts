import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { landingOf } from './line-order.ts';

interface LineDrag {
  readonly from: number;
  /** Where it would land. */
  readonly to: number;
  /** How far the pointer has gone, in pixels. */
  readonly dy: number;
}

interface LineDragging {
  readonly drag: LineDrag | null;
  /** Goes on the handle of an entry. */
  readonly startAt: (index: number) => (event: PointerEvent<HTMLElement>) => void;
}

/**
 * Drags the entries of a list up and down by their handles. Only the dragged one moves until it is dropped; Esc puts
 * it back. Entries are the elements inside `list` with `data-line`.
 */
export function useLineDrag(
  list: RefObject<HTMLElement | null>,
  onMove: (from: number, to: number) => void,
): LineDragging {
  const [drag, setDrag] = useState<LineDrag | null>(null);
  const latest = useRef<LineDrag | null>(null);
  const show = (next: LineDrag | null): void => {
    latest.current = next;
    setDrag(next);
  };
  const startAt =
    (from: number) =>
    (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      const boxes = [...(list.current?.querySelectorAll('[data-line]') ?? [])].map((each) =>
        each.getBoundingClientRect(),
      );
      const box = boxes[from];
      if (box === undefined) return;
      const startY = event.clientY;
      const following = new AbortController();
      const { signal } = following;
      const end = (): void => {
        following.abort();
        show(null);
      };
      const follow = ({ clientY }: globalThis.PointerEvent): void => {
        const dy = clientY - startY;
        show({ from, dy, to: landingOf(boxes, from, (box.top + box.bottom) / 2 + dy) });
      };
      const drop = (): void => {
        const last = latest.current;
        end();
        if (last !== null && last.to !== last.from) onMove(last.from, last.to);
      };
      const cancel = (pressed: KeyboardEvent): void => {
        if (pressed.key !== 'Escape') return;
        pressed.stopPropagation();
        end();
      };
      window.addEventListener('pointermove', follow, { signal });
      window.addEventListener('pointerup', drop, { signal });
      window.addEventListener('pointercancel', end, { signal });
      window.addEventListener('keydown', cancel, { signal, capture: true });
    };
  return { drag, startAt };
}
