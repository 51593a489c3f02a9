import { useEffect, useRef, useState, type PointerEvent } from 'react';

/** Passing over a tile on the way elsewhere must not start a film. */
const startAfterMs = 120;

export interface HoverScrub {
  /** 0 to 1 of the tile's width; `null` while the poster stands. */
  readonly share: number | null;
  readonly onPointerEnter: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
}

function shareOf(event: PointerEvent): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - left) / width));
}

/** Where the pointer stands on a tile, once it has rested there. Never by touch, never with reduced motion. */
export function useHoverScrub(isEnabled: boolean): HoverScrub {
  const [share, setShare] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const last = useRef(0);
  const stop = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  useEffect(() => stop, []);
  return {
    share,
    onPointerEnter: (event) => {
      const isWanted = event.pointerType === 'mouse' && !matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (!isEnabled || !isWanted) return;
      last.current = shareOf(event);
      timer.current = setTimeout(() => {
        setShare(last.current);
      }, startAfterMs);
    },
    onPointerMove: (event) => {
      last.current = shareOf(event);
      setShare((shown) => (shown === null ? null : last.current));
    },
    onPointerLeave: () => {
      stop();
      setShare(null);
    },
  };
}
