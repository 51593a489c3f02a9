import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Clip } from '#shared/domain/project.ts';
import type { ClipId } from '#shared/ids.ts';

interface ClipSelection {
  /** Clips that were chosen beside the open one, which always is. */
  readonly chosen: ReadonlySet<ClipId>;
  /** Where a range begins; `null`: at the open clip. */
  readonly anchorId: ClipId | null;
}

const nothing: ClipSelection = { chosen: new Set(), anchorId: null };

export const clipSelectionStore = createStore<ClipSelection>(() => nothing);

export function useClipSelection<T>(select: (selection: ClipSelection) => T): T {
  return useStore(clipSelectionStore, select);
}

export function clearSelection(): void {
  if (clipSelectionStore.getState() !== nothing) clipSelectionStore.setState(nothing);
}

/** Chooses a clip, or no longer. The open clip itself stays. */
export function toggleClip(clipId: ClipId, openId: ClipId | null): void {
  clipSelectionStore.setState(({ chosen }) => {
    const next = new Set(chosen);
    if (!next.delete(clipId) && clipId !== openId) next.add(clipId);
    return { chosen: next, anchorId: clipId };
  });
}

/** Chooses everything from the anchor to a clip, and nothing else. */
export function chooseRange(ordered: readonly Clip[], openId: ClipId | null, toId: ClipId): void {
  const anchorId = clipSelectionStore.getState().anchorId ?? openId;
  const from = ordered.findIndex(({ id }) => id === anchorId);
  const to = ordered.findIndex(({ id }) => id === toId);
  if (to === -1) return;
  const start = from === -1 ? to : Math.min(from, to);
  const range = ordered.slice(start, Math.max(from, to) + 1).map(({ id }) => id);
  clipSelectionStore.setState({ chosen: new Set(range.filter((id) => id !== openId)), anchorId });
}

export function chooseAll(ordered: readonly Clip[], openId: ClipId | null): void {
  const others = ordered.flatMap(({ id }) => (id === openId ? [] : [id]));
  clipSelectionStore.setState({ chosen: new Set(others), anchorId: null });
}

/** The chosen clips and the open one, in film order; a clip that is gone is no longer chosen. */
export function selectedClips(
  ordered: readonly Clip[],
  chosen: ReadonlySet<ClipId>,
  openId: ClipId | null,
): readonly Clip[] {
  return ordered.filter(({ id }) => id === openId || chosen.has(id));
}
