import { draftStore } from './draft-store.ts';
import { selectionStore } from './selection-store.ts';

/**
 * When the selected shot goes (undo of adding, copying or cutting it), the one to its left is selected: what was worked on
 * stays in sight. Returns a function that stops it.
 */
export function keepSelection(): () => void {
  return draftStore.subscribe((draft, before) => {
    if (draft.spec === null || before.spec === null || draft.clipId !== before.clipId) return;
    const { shotId } = selectionStore.getState();
    const { shots } = draft.spec;
    if (shots === before.spec.shots || shots.some(({ id }) => id === shotId)) return;
    const was = before.spec.shots.findIndex(({ id }) => id === shotId);
    if (was === -1) return;
    const left = shots[Math.min(Math.max(0, was - 1), shots.length - 1)];
    if (left !== undefined) selectionStore.setState({ shotId: left.id });
  });
}
