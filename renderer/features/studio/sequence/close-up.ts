import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Clip } from '#shared/domain/project.ts';

const closeUpMs = 140;

/** When the order has changed, the cards go to their new places instead of jumping there. */
export function useCloseUp(clips: readonly Clip[], strip: RefObject<HTMLElement | null>): void {
  const places = useRef(new Map<string, number>());
  const order = clips.map(({ id }) => id).join(' ');
  useLayoutEffect(() => {
    const before = places.current;
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    places.current = new Map();
    for (const card of strip.current?.querySelectorAll<HTMLElement>('[data-clip-id]') ?? []) {
      const id = card.dataset['clipId'] ?? '';
      const from = before.get(id);
      places.current.set(id, card.offsetLeft);
      if (from === undefined || from === card.offsetLeft || isCalm) continue;
      card.animate([{ transform: `translateX(${from - card.offsetLeft}px)` }, { transform: 'none' }], {
        duration: closeUpMs,
        easing: 'cubic-bezier(.2, 0, 0, 1)',
      });
    }
  }, [order, strip]);
}
