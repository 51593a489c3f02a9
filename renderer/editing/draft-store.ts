import { temporal } from 'zundo';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Draft } from '#shared/domain/project.ts';
import type { ClipId } from '#shared/ids.ts';

/** The clip that is being written, ahead of what is saved. */
export interface DraftState {
  readonly clipId: ClipId | null;
  readonly spec: ClipSpec | null;
}

/** Edits with the same key within this time are one undo step, in milliseconds. */
const coalesceMs = 1_000;

export const draftStore = createStore<DraftState>()(
  temporal((): DraftState => ({ clipId: null, spec: null }), {
    partialize: (state) => ({ clipId: state.clipId, spec: state.spec }),
    equality: (before, after) => before.spec === after.spec,
    limit: 200,
  }),
);

export function useDraft<T>(select: (state: DraftState) => T): T {
  return useStore(draftStore, select);
}

let lastEdit: { readonly key: string; readonly at: number } | null = null;
let gesture: { hasEdited: boolean } | null = null;

/** Opens a draft for writing. Undo never crosses from one clip to another. */
export function openDraft(draft: Draft | null): void {
  const history = draftStore.temporal.getState();
  gesture = null;
  lastEdit = null;
  history.pause();
  draftStore.setState({ clipId: draft?.clipId ?? null, spec: draft?.spec ?? null });
  history.clear();
  history.resume();
}

/**
 * Changes the spec: old in, new out. Returning the same object changes nothing. Edits that follow each other quickly
 * with the same `coalesceKey` (typing in one field) are one undo step; so is everything inside a gesture.
 */
export function editSpec(change: (spec: ClipSpec) => ClipSpec, coalesceKey?: string): void {
  const { spec } = draftStore.getState();
  if (spec === null) return;
  const next = change(spec);
  if (next === spec) return;
  const history = draftStore.temporal.getState();
  const now = performance.now();
  const continues =
    gesture === null
      ? coalesceKey !== undefined && lastEdit?.key === coalesceKey && now - lastEdit.at < coalesceMs
      : gesture.hasEdited;
  if (continues) history.pause();
  draftStore.setState({ spec: next });
  if (continues) history.resume();
  lastEdit = coalesceKey === undefined ? null : { key: coalesceKey, at: now };
  if (gesture !== null) gesture.hasEdited = true;
}

/** Changes the spec as a part of the step before: what follows from it later, and no undo should stop at. */
export function amendSpec(change: (spec: ClipSpec) => ClipSpec): void {
  const { spec } = draftStore.getState();
  if (spec === null) return;
  const next = change(spec);
  if (next === spec) return;
  const companion = companions.get(spec);
  if (companion !== undefined) companions.set(next, companion);
  const history = draftStore.temporal.getState();
  history.pause();
  draftStore.setState({ spec: next });
  history.resume();
}

/** Everything edited until `endGesture` is one undo step. */
export function beginGesture(): void {
  gesture = { hasEdited: false };
}

export function endGesture(): void {
  gesture = null;
  lastEdit = null;
}

/** What a step did besides: it is taken back and done again together with the step. */
interface Companion {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** By the clip that the step led to. */
const companions = new WeakMap<ClipSpec, Companion>();

/** As `editSpec`, for a step that did something outside the draft too. `next` is a clip of its own making. */
export function editSpecWith(companion: Companion, next: ClipSpec): void {
  companions.set(next, companion);
  editSpec(() => next);
}

function step(towards: 'undo' | 'redo'): void {
  endGesture();
  const before = draftStore.getState().spec;
  draftStore.temporal.getState()[towards]();
  const after = draftStore.getState().spec;
  if (before === null || after === null || before === after) return;
  if (towards === 'undo') companions.get(before)?.onUndo();
  else companions.get(after)?.onRedo();
}

export function undo(): void {
  step('undo');
}

export function redo(): void {
  step('redo');
}

export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const canUndo = useStore(draftStore.temporal, (history) => history.pastStates.length > 0);
  const canRedo = useStore(draftStore.temporal, (history) => history.futureStates.length > 0);
  return { canUndo, canRedo };
}
