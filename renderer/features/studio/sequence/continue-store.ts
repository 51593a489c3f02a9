import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Still } from '#shared/domain/still.ts';
import type { AppError } from '#shared/errors.ts';
import type { TakeId } from '#shared/ids.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';

/** A last frame that is wanted, and with it perhaps a new clip. */
export type StillWish = Pick<Still, 'takeId' | 'newClipId'>;

interface ContinueState {
  /** Wishes of this page that are not settled. */
  readonly pending: readonly StillWish[];
  /** Why the last try with a take failed. */
  readonly errors: ReadonlyMap<TakeId, AppError>;
}

export const continueStore = createStore<ContinueState>(() => ({ pending: [], errors: new Map() }));

export function isSameWish(one: StillWish, other: StillWish): boolean {
  return one.takeId === other.takeId && one.newClipId === other.newClipId;
}

export interface ContinueProgress {
  /** What is on its way, so that it can be cancelled; `null` when nothing is. */
  readonly wish: StillWish | null;
  /** 0 to 1; `null` until somebody works on it. */
  readonly share: number | null;
  readonly error: AppError | null;
}

/** How it goes with the last frame of a take; also of one that was asked for before this page was opened. */
export function useContinueProgress(takeId: TakeId): ContinueProgress {
  const pending = useStore(continueStore, (state) => state.pending.find((wish) => wish.takeId === takeId) ?? null);
  const error = useStore(continueStore, ({ errors }) => errors.get(takeId) ?? null);
  const still = useMirror(({ stills }) =>
    stills.find((each) => each.takeId === takeId && (each.state === 'queued' || each.state === 'working')),
  );
  return { wish: pending ?? still ?? null, share: still?.state === 'working' ? still.share : null, error };
}
