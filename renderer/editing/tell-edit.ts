import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import { draftStore, undo } from './draft-store.ts';

/**
 * Says what the edit before did, with a press that takes it back. It is offered as long as nothing else was written: what
 * came later must not be undone in its place.
 */
export function tellEdit(toast: { readonly title: string; readonly note?: string }): void {
  const close = showToast({ ...toast, action: { label: words.t('common.undo'), onAction: undo } });
  const stop = draftStore.subscribe((draft, before) => {
    if (draft.spec === before.spec && draft.clipId === before.clipId) return;
    stop();
    close();
  });
}
