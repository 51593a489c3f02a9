import { useEffect, useState, type RefObject } from 'react';
import type { ReferenceId } from '#shared/ids.ts';
import type { LandingSide } from './connect-tile.ts';

interface TileDrag {
  readonly isDragging: boolean;
  readonly landing: LandingSide | null;
}

/** Makes a tile of the tray one that can be dragged to another place in it. */
export function useTileDrag(ref: RefObject<HTMLElement | null>, id: ReferenceId, index: number): TileDrag {
  const [isDragging, setIsDragging] = useState(false);
  const [landing, setLanding] = useState<LandingSide | null>(null);
  useEffect(() => {
    let disconnect: (() => void) | null = null;
    let isGone = false;
    // Nobody drags before the first paint, so the library for it comes after.
    void import('./connect-tile.ts').then(({ connectTile }) => {
      const element = ref.current;
      if (!isGone && element !== null) disconnect = connectTile({ element, id, index, setIsDragging, setLanding });
    });
    return () => {
      isGone = true;
      disconnect?.();
    };
  }, [ref, id, index]);
  return { isDragging, landing };
}
