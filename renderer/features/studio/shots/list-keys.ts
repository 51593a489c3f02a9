import type { PlacedShot } from './model.ts';
import { deleteSelectedShot, moveSelectedShot } from './arrange-actions.ts';
import { pickAllShots, pickRangeTo, togglePick } from './pick-several.ts';
import { pickedIds, shotsNow } from './picked-shots.ts';
import { selectedShot } from './selected-shot.ts';
import { announcePicked, selectShotAt } from './shot-actions.ts';

type Step = 'ArrowRight' | 'ArrowLeft' | 'Home' | 'End';

/** Where a key leads from the selected shot; `null` for keys that lead nowhere. */
function targetOf(key: string, index: number): number | null {
  const steps: Readonly<Record<Step, number>> = {
    ArrowRight: index + 1,
    ArrowLeft: index - 1,
    Home: 0,
    End: shotsNow().length - 1,
  };
  return key in steps ? steps[key as Step] : null;
}

function step({ key, altKey, shiftKey }: KeyboardEvent, target: number): void {
  if (altKey) {
    if (key.startsWith('Arrow')) moveSelectedShot(key === 'ArrowRight' ? 1 : -1);
    return;
  }
  const shot = shotsNow()[target];
  if (shot === undefined) return;
  if (shiftKey) pickRangeTo(shot.id);
  else selectShotAt(target);
  announcePicked();
}

/** True when the key was one of the list's own. */
function press(event: KeyboardEvent, selected: PlacedShot, onEditShot: (placed: PlacedShot) => void): boolean {
  const { key } = event;
  const target = targetOf(key, selected.index);
  if (target !== null) step(event, target);
  else if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'a') {
    pickAllShots();
    announcePicked();
  } else if (key === 'Delete') deleteSelectedShot();
  else if (key === 'Escape' && pickedIds().size > 1) selectShotAt(selected.index);
  else if (key === 'Enter') onEditShot(selected);
  else return false;
  return true;
}

/**
 * The keys of the list of shots: arrows, Home and End select, with Shift a range, with Alt they move; Ctrl+A selects all,
 * Del removes, Enter edits. All others go on to the keys of the studio.
 */
export function pressListKey(event: KeyboardEvent, onEditShot: (placed: PlacedShot) => void): void {
  const selected = selectedShot();
  if (selected !== null && press(event, selected, onEditShot)) event.preventDefault();
}

/** A click selects; with Shift a range, with Ctrl or Command it adds or takes out. */
export function clickCard(event: MouseEvent, { shot, index }: PlacedShot): void {
  if (event.shiftKey) pickRangeTo(shot.id);
  else if (event.ctrlKey || event.metaKey) togglePick(shot.id);
  else selectShotAt(index);
  announcePicked();
}
