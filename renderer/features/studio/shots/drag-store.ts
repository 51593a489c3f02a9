import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ShotId } from '#shared/ids.ts';
import { remember } from '#renderer/editing/remember.ts';
import { mirrorStore, useMirror } from '#renderer/platform/mirror-store.ts';

/** An edge under the hand. */
export interface EdgeDrag {
  readonly kind: 'edge';
  readonly index: number;
  /** The two neighbours give way to each other, or later shots are pushed and the clip changes its length. */
  readonly mode: 'retime' | 'push';
  /** The clip as it was when the edge was taken hold of. */
  readonly grabbed: ClipSpec;
  /** The clip as it would be; follows the hand at most ten times a second. */
  readonly spec: ClipSpec;
  /** The time that the whole width of the strip stands for. */
  readonly scaleMs: number;
  readonly msPerPixel: number;
  /** Between these the edge may stand, in milliseconds from the start of the clip. */
  readonly low: number;
  readonly high: number;
  /** At the shortest or longest that is allowed. */
  readonly stop: 'shortest' | 'longest' | null;
}

/** Cards under the hand. */
export interface ReorderDrag {
  readonly kind: 'reorder';
  readonly ids: ReadonlySet<ShotId>;
  readonly grabbedId: ShotId;
  /** The gap they would go into, by the shot that stands after it; `null` where nothing would change. */
  readonly slot: number | null;
}

export type ShotDrag = EdgeDrag | ReorderDrag;

interface DragState {
  readonly drag: ShotDrag | null;
  /** The switch in the toolbar, ahead of what is remembered; `null` until it is pressed. */
  readonly isSnapping: boolean | null;
  /** The pointer or the focus is on the split tool: the strip shows where it would cut. */
  readonly isSplitShown: boolean;
}

/** What the hand does on the strip. Positions within a drag are written straight to the elements, not here. */
export const dragStore = createStore<DragState>(() => ({ drag: null, isSnapping: null, isSplitShown: false }));

export function useDrag<T>(select: (state: DragState) => T): T {
  return useStore(dragStore, select);
}

/** Edges snap to half seconds. */
export function isSnapping(): boolean {
  return dragStore.getState().isSnapping ?? mirrorStore.getState().settings.snapsShots;
}

/** As `isSnapping`, and a function that turns it on or off for this and later windows. */
export function useSnapping(): readonly [boolean, () => void] {
  const chosen = useDrag((state) => state.isSnapping);
  const remembered = useMirror(({ settings }) => settings.snapsShots);
  const isOn = chosen ?? remembered;
  const toggle = (): void => {
    dragStore.setState({ isSnapping: !isOn });
    remember({ snapsShots: !isOn });
  };
  return [isOn, toggle];
}
