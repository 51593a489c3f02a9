import { useHotkeys } from 'react-hotkeys-hook';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { keysLabel, shortcutOf, type ShortcutId } from './shortcuts.ts';

/** Widgets that use the arrows, Space, Enter and letters themselves. */
const widgets =
  '[role="menu"], [role="dialog"], [role="alertdialog"], [role="combobox"], [role="tablist"], [role="separator"], [role="radiogroup"]';

/** One of a few buttons in a row: uses the arrows, Space and Enter, and no letters. */
const segments = '[role="group"] [aria-pressed]';

/** What stands over the screen keeps chords to itself too: undo would change what nobody sees. */
const layers = '[role="menu"], [role="dialog"], [role="alertdialog"]';

/** Roles that type nothing, so that bare keys may fire while one of them has focus. */
const rolesWithoutTyping = ['option', 'slider'] as const;

/**
 * Keys that go by their place on the keyboard; all others go by the letter they produce. The brackets do because with
 * Shift they produce something else, and because many keyboards have other letters in their place.
 */
const placedKeys = /(^|\+)(space|up|down|enter|f\d+|\[|\])$|^\d/u;

/** Places as the browser names them. */
const placeOfKey: Readonly<Record<string, string>> = { '[': 'bracketleft', ']': 'bracketright' };

/** Lists whose options lie side by side: they have no use for up and down. */
const rowsOfOptions = '[role="listbox"][aria-orientation="horizontal"]';

/** What is ordered under a dialog, by a button that nobody sees, is a surprise. */
function isInLayer({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(layers) !== null;
}

/** True when the focused element has its own use for a key. A chord means the same on every button. */
function ownsKey(event: KeyboardEvent): boolean {
  const { target } = event;
  // It has used the key already.
  if (event.defaultPrevented) return true;
  if (!(target instanceof Element)) return false;
  if (event.ctrlKey || event.metaKey) return isInLayer(event);
  if (target.closest(widgets) !== null) return true;
  if (/^(Arrow|Home|End| |Enter)/u.test(event.key) && target.closest(segments) !== null) return true;
  if (event.key === ' ' || event.key === 'Enter') return target.closest('button, a, summary') !== null;
  if (/^Arrow(Up|Down)$/u.test(event.key) && target.closest(rowsOfOptions) !== null) return false;
  if (event.key.startsWith('Arrow')) return target.closest('[role="listbox"], [role="grid"], [role="slider"]') !== null;
  return false;
}

/**
 * Runs a handler when a shortcut of the table is pressed. Bare keys fire neither in text fields nor in widgets that
 * use them, and never while a menu or a dialog is open.
 */
export function useShortcut(
  id: ShortcutId,
  handler: (event: KeyboardEvent) => void,
  options: { readonly isEnabled?: boolean } = {},
): void {
  const { keys, worksInFields = false } = shortcutOf(id);
  useHotkeys(
    keys.replace(/[[\]]/u, (key) => placeOfKey[key] ?? key),
    handler,
    {
      enabled: options.isEnabled ?? true,
      enableOnFormTags: worksInFields ? true : rolesWithoutTyping,
      enableOnContentEditable: worksInFields,
      ignoreEventWhen: (event) => event.isComposing || (worksInFields ? isInLayer(event) : ownsKey(event)),
      preventDefault: true,
      useKey: !placedKeys.test(keys),
      delimiter: '|',
    },
  );
}

/** The keys of a shortcut as people on this machine read them. */
export function useKeysLabel(id: ShortcutId): string {
  return keysLabel(
    id,
    useMirror((mirror) => mirror.host.platform),
  );
}
