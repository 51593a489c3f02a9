import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import { draftStore, editSpec } from './draft-store.ts';

/** Says when adding a file changed what the clip is made from: it is shown, never guessed. */
export function editAndTellKind(change: Parameters<typeof editSpec>[0]): void {
  const before = draftStore.getState().spec?.kind;
  editSpec(change);
  const after = draftStore.getState().spec?.kind;
  if (after !== undefined && after !== before) showToast({ title: words.t(`references.nowKind.${after}`) });
}
