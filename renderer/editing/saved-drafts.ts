import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Draft } from '#shared/domain/project.ts';
import type { ClipId } from '#shared/ids.ts';
import { mirrorStore, useMirror } from '#renderer/platform/mirror-store.ts';

/** Drafts this window has saved. The application announces only what others changed, so the mirror does not have them. */
const savedDraftStore = createStore<{ readonly drafts: Readonly<Record<ClipId, Draft>> }>(() => ({ drafts: {} }));

function later(first: Draft | undefined, second: Draft | undefined): Draft | null {
  if (first === undefined || second === undefined) return first ?? second ?? null;
  return first.revision >= second.revision ? first : second;
}

export function rememberSavedDraft(draft: Draft): void {
  savedDraftStore.setState(({ drafts }) => ({ drafts: { ...drafts, [draft.clipId]: draft } }));
}

/** Forgets them: the application was restarted, and the next snapshot has them all. */
export function forgetSavedDrafts(): void {
  savedDraftStore.setState({ drafts: {} });
}

/** The newest draft of a clip that is known to be stored. */
export function latestDraft(clipId: ClipId): Draft | null {
  return later(savedDraftStore.getState().drafts[clipId], mirrorStore.getState().drafts[clipId]);
}

export function useLatestDraft(clipId: ClipId): Draft | null {
  const saved = useStore(savedDraftStore, (state) => state.drafts[clipId]);
  const mirrored = useMirror((mirror) => mirror.drafts[clipId]);
  return later(saved, mirrored);
}
