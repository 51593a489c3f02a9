import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { useDrag, type ShotDrag } from './drag-store.ts';
import { totalMs } from './model.ts';

export interface StripLayout {
  readonly drag: ShotDrag | null;
  /** The clip whose places are drawn: cards keep theirs while two neighbours give way, and are pushed with the clip. */
  readonly laid: ClipSpec;
  /** The clip as it would be if the hand let go: lengths in words and density. */
  readonly live: ClipSpec;
  /** The time that the whole width of the strip stands for. */
  readonly scaleMs: number;
}

/** How a stored clip stands on the strip. Read by what is drawn by it only: it changes ten times a second in a drag. */
export function useStripLayout(stored: ClipSpec): StripLayout {
  const drag = useDrag((state) => state.drag);
  if (drag?.kind !== 'edge') return { drag, laid: stored, live: stored, scaleMs: totalMs(stored.shots) };
  return { drag, laid: drag.mode === 'push' ? drag.spec : stored, live: drag.spec, scaleMs: drag.scaleMs };
}
