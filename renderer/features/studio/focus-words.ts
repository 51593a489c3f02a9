import { focusPromptField } from '#renderer/editing/prompt-field/prompt-field.tsx';
import type { PlacedShot } from './shots/model.ts';
import { studioStore } from './studio-store.ts';

/** The editor is loaded after the first paint; a wish to write waits this long for it, in milliseconds. */
const patienceMs = 3_000;

function focusWhenThere(fieldId: string, deadline: number): void {
  focusPromptField(fieldId);
  const isFocused = document.activeElement?.getAttribute('data-prompt-field') === fieldId;
  if (isFocused || performance.now() > deadline) return;
  requestAnimationFrame(() => {
    focusWhenThere(fieldId, deadline);
  });
}

/** Puts the caret into the words of a shot, in the composer. */
export function focusWords(placed: PlacedShot | null): void {
  studioStore.setState({ composerView: 'clip' });
  if (placed === null) return;
  requestAnimationFrame(() => {
    focusWhenThere(`action-${placed.shot.id}`, performance.now() + patienceMs);
  });
}
