import type { Take } from '#shared/domain/take.ts';
import { clipIdSchema, type AssetId, type ClipId } from '#shared/ids.ts';
import { v7 } from 'uuid';
import { flushDraft } from '#renderer/editing/autosave.ts';
import { clipsOfProject } from '#renderer/editing/clip-order.ts';
import { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import { openClip } from '#renderer/editing/open-clip.ts';
import { setFrame } from '#renderer/editing/reference-edits.ts';
import { orReport } from '#renderer/editing/report-failure.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { words } from '#renderer/words/words.ts';
import { showTake } from '../take-actions.ts';
import type { StillWish } from './continue-store.ts';
import { makeStill } from './make-still.ts';
import { findSeam } from './seams.ts';

/** Who goes on from a take wants it in the film; else the clip after it would not fit from the start. */
async function putInFilm(take: Take): Promise<boolean> {
  if (mirrorStore.getState().clips[take.clipId]?.activeTakeId === take.id) return true;
  return (await orReport(client().invoke('takes.activate', { takeId: take.id }))) !== null;
}

/** Makes a clip behind that of the take, which begins with its last frame, and opens it. */
export async function continueInNewClip(take: Take): Promise<void> {
  // The new clip takes after the words that are on the screen.
  if (draftStore.getState().clipId === take.clipId && (await orReport(flushDraft(take.clipId))) === null) return;
  if (!(await putInFilm(take))) return;
  const newClipId = clipIdSchema.parse(v7());
  const stillId = await makeStill({ takeId: take.id, newClipId });
  if (stillId === null || mirrorStore.getState().clips[newClipId] === undefined) return;
  openClip(newClipId);
  announce(words.t('studio.seam.continued', { number: take.number }));
}

/** The clip after that of the take; `null` after the last one. */
export function clipAfter(take: Take): ClipId | null {
  const mirror = mirrorStore.getState();
  const clips = clipsOfProject(mirror, mirror.openProjectId);
  const index = clips.findIndex(({ id }) => id === take.clipId);
  return index === -1 ? null : (clips[index + 1]?.id ?? null);
}

/** Gives an existing clip the last frame of a take as its start frame, as one undo step, and opens it. */
export async function continueInto(take: Take, clipId: ClipId): Promise<void> {
  if (!(await putInFilm(take))) return;
  await beginWith(take, clipId);
}

/** The clip goes on from what the film shows now. */
export async function rebuild(clipId: ClipId): Promise<void> {
  const seam = findSeam(clipId);
  const since = seam.kind === 'cut' ? null : seam.stale?.since;
  if (since != null) await beginWith(since, clipId);
}

async function beginWith(take: Take, clipId: ClipId): Promise<void> {
  const stillId = await makeStill({ takeId: take.id, newClipId: null });
  if (stillId === null || !editOpened(clipId, stillId)) return;
  await orReport(flushDraft(clipId));
  announce(words.t('studio.seam.continued', { number: take.number }));
}

/** It begins with a cut again: its start frame goes, as one undo step. */
export function makeCut(clipId: ClipId): void {
  if (editOpened(clipId, null)) announce(words.t('studio.seam.nowCut'));
}

/** False: the clip went away meanwhile. */
function editOpened(clipId: ClipId, startFrame: AssetId | null): boolean {
  if (mirrorStore.getState().clips[clipId]?.trashedAt !== null) return false;
  if (draftStore.getState().clipId !== clipId) openClip(clipId);
  editSpec((spec) => {
    const next = setFrame(spec, 'startFrame', startFrame);
    return startFrame === null || next.kind === 'frames' ? next : { ...next, kind: 'frames' };
  });
  return true;
}

/** Opens the clip of a take and shows it. */
export function showTakeOf(take: Take): void {
  if (draftStore.getState().clipId !== take.clipId) openClip(take.clipId);
  showTake(take.id);
}

export async function cancelContinue({ takeId, newClipId }: StillWish): Promise<void> {
  await orReport(client().invoke('stills.cancel', { takeId, newClipId }));
}
