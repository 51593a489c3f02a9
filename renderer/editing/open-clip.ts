import type { Draft } from '#shared/domain/project.ts';
import type { ClipId } from '#shared/ids.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { clipsOfProject, takesOfClip } from './clip-order.ts';
import { draftStore, openDraft } from './draft-store.ts';
import { remember } from './remember.ts';
import { saveStateStore } from './save-state.ts';
import { selectionStore } from './selection-store.ts';

/** The stored draft, with words on top that could not be saved yet. */
function draftToOpen(clipId: ClipId): Draft | null {
  const stored = mirrorStore.getState().drafts[clipId];
  if (stored === undefined) return null;
  return { ...stored, spec: saveStateStore.getState().unsaved[clipId] ?? stored.spec };
}

/** Opens a clip for writing and shows its active take, else its newest. `null` closes the one that is open. */
export function openClip(clipId: ClipId | null): void {
  const mirror = mirrorStore.getState();
  const draft = clipId === null ? null : draftToOpen(clipId);
  const takes = takesOfClip(mirror, clipId);
  const active = takes.find((take) => clipId !== null && take.id === mirror.clips[clipId]?.activeTakeId);
  openDraft(draft);
  selectionStore.setState({
    shotId: draft?.spec.shots[0]?.id ?? null,
    playheadMs: 0,
    takeId: (active ?? takes.at(-1))?.id ?? null,
    hoveredAssetId: null,
    hoveredElementId: null,
  });
  const { openProjectId, settings } = mirror;
  if (clipId !== null && openProjectId !== null && settings.openClipIds[openProjectId] !== clipId) {
    remember({ openClipIds: { ...settings.openClipIds, [openProjectId]: clipId } });
  }
}

/** The clip to show: the open one, else the one that was open last, else the first. */
function clipToShow(): ClipId | null {
  const mirror = mirrorStore.getState();
  const clips = clipsOfProject(mirror, mirror.openProjectId);
  const { clipId } = draftStore.getState();
  if (clips.some((clip) => clip.id === clipId)) return clipId;
  const remembered = mirror.openProjectId === null ? undefined : mirror.settings.openClipIds[mirror.openProjectId];
  const before = clipId === null ? undefined : mirror.clips[clipId];
  // The clip that took the place of a trashed one, else the last.
  const neighbour =
    before === undefined
      ? undefined
      : (clips.find((clip) => clip.sequenceId === before.sequenceId && clip.position > before.position) ??
        clips.findLast((clip) => clip.sequenceId === before.sequenceId));
  return (neighbour ?? clips.find((clip) => clip.id === remembered) ?? clips[0])?.id ?? null;
}

/** Keeps an existing clip open while projects are switched and clips come and go. Returns a function that stops it. */
export function followOpenProject(): () => void {
  const follow = (): void => {
    if (!mirrorStore.getState().isReady) return;
    const wanted = clipToShow();
    const { clipId, spec } = draftStore.getState();
    if (wanted !== clipId || (wanted !== null && spec === null)) openClip(wanted);
  };
  follow();
  return mirrorStore.subscribe((mirror, before) => {
    if (
      mirror.isReady !== before.isReady ||
      mirror.openProjectId !== before.openProjectId ||
      mirror.clips !== before.clips ||
      mirror.sequences !== before.sequences ||
      mirror.drafts !== before.drafts
    ) {
      follow();
    }
  });
}
