import { useEffect, useState } from 'react';
import type { SentPrompt, SnapshotEntry } from '#shared/domain/snapshot.ts';
import type { AppError } from '#shared/errors.ts';
import type { ClipId, SnapshotId } from '#shared/ids.ts';
import { client } from '#renderer/platform/client.ts';

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly error: AppError };

/** The prompts of a clip that were sent, newest first. */
export function useSentPrompts(clipId: ClipId): Loaded<readonly SnapshotEntry[]> {
  const [state, setState] = useState<Loaded<readonly SnapshotEntry[]>>({ status: 'loading' });
  useEffect(() => {
    let isWanted = true;
    void client()
      .invoke('snapshots.list', { clipId })
      .then((result) => {
        if (!isWanted) return;
        setState(result.ok ? { status: 'ready', value: result.value } : { status: 'failed', error: result.error });
      });
    return () => {
      isWanted = false;
    };
  }, [clipId]);
  return state;
}

/** One of them whole, or nothing for `null`. It never changes, so it is asked for once per look at it. */
export function useSentPrompt(snapshotId: SnapshotId | null): Loaded<SentPrompt> {
  const [answer, setAnswer] = useState<{ readonly id: SnapshotId; readonly state: Loaded<SentPrompt> } | null>(null);
  useEffect(() => {
    if (snapshotId === null) return;
    let isWanted = true;
    void client()
      .invoke('snapshots.get', { snapshotId })
      .then((result) => {
        if (!isWanted) return;
        const state: Loaded<SentPrompt> = result.ok
          ? { status: 'ready', value: result.value }
          : { status: 'failed', error: result.error };
        setAnswer({ id: snapshotId, state });
      });
    return () => {
      isWanted = false;
    };
  }, [snapshotId]);
  return answer !== null && answer.id === snapshotId ? answer.state : { status: 'loading' };
}
