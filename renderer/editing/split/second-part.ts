import type { Clip, Draft } from '#shared/domain/project.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import { orReport } from '../report-failure.ts';
import { saveStateStore } from '../save-state.ts';

/** The clip that a split has added, as undo and redo of the split see it. */
export interface SecondPart {
  /** Into the trash, whatever is in it. `false`: it could not be moved there. */
  readonly trash: () => Promise<boolean>;
  /** Into the trash while nobody has worked on it; else it stays, and a toast says so. */
  readonly takeBack: () => Promise<void>;
  /** Out of the trash again. */
  readonly bringBack: () => Promise<void>;
}

/** Written on, ordered, or with a take: it holds more than the split gave it. */
function hasWork({ clipId, revision }: Draft): boolean {
  const { drafts, takes, jobs } = mirrorStore.getState();
  const isWritten =
    saveStateStore.getState().unsaved[clipId] !== undefined || (drafts[clipId]?.revision ?? revision) !== revision;
  return isWritten || [...Object.values(takes), ...Object.values(jobs)].some((each) => each.clipId === clipId);
}

export function secondPart({ clip, draft }: { readonly clip: Clip; readonly draft: Draft }): SecondPart {
  const clipId = clip.id;
  // Undo and redo may follow each other faster than their answers come: one after the other.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act);
    last = next;
    return next;
  };
  const isTrashed = (): boolean => (mirrorStore.getState().clips[clipId]?.trashedAt ?? null) !== null;
  const trash = async (): Promise<boolean> =>
    isTrashed() || (await orReport(client().invoke('clips.trash', { clipId }))) !== null;
  return {
    trash: () => inTurn(trash),
    takeBack: () =>
      inTurn(async () => {
        if (isTrashed()) return;
        if (!hasWork(draft)) {
          await trash();
          return;
        }
        showToast({
          title: words.t('splitClip.stays', { name: mirrorStore.getState().clips[clipId]?.name ?? clip.name }),
          action: { label: words.t('splitClip.moveToTrash'), onAction: () => void inTurn(trash) },
        });
      }),
    bringBack: () =>
      inTurn(async () => {
        if (isTrashed()) await orReport(client().invoke('clips.restore', { clipId }));
      }),
  };
}
