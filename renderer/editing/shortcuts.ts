/**
 * Every key of the app, as data: the handlers, the menus, the tooltips and the list in Settings read this one table.
 * `mod` is Ctrl, on a Mac Command. A shortcut without `mod` or a function key never fires in a text field.
 */
export const shortcuts = {
  'edit.undo': { keys: 'mod+z', group: 'edit' },
  'edit.redo': { keys: 'mod+shift+z', group: 'edit' },
  'clip.generate': { keys: 'mod+enter', group: 'clip', worksInFields: true },
  'player.toggle': { keys: 'space', group: 'player' },
  'player.back': { keys: 'j', group: 'player' },
  'player.pause': { keys: 'k', group: 'player' },
  'player.forward': { keys: 'l', group: 'player' },
  'player.previousFrame': { keys: ',', group: 'player' },
  'player.nextFrame': { keys: '.', group: 'player' },
  'player.previousCut': { keys: 'up', group: 'player' },
  'player.nextCut': { keys: 'down', group: 'player' },
  'player.loop': { keys: 'shift+l', group: 'player' },
  'player.mute': { keys: 'm', group: 'player' },
  'player.fullscreen': { keys: 'f', group: 'player' },
  'player.animatic': { keys: 'p', group: 'player' },
  'player.film': { keys: 'shift+p', group: 'player' },
  'player.leaveFilm': { keys: 'escape', group: 'player' },
  'take.choose': { keys: '1|2|3|4|5|6|7|8|9', group: 'takes' },
  'take.accept': { keys: 'a', group: 'takes' },
  'take.reject': { keys: 'x', group: 'takes' },
  'take.continue': { keys: 'shift+c', group: 'takes' },
  'shot.split': { keys: 's', group: 'shots' },
  'shot.duplicate': { keys: 'd', group: 'shots' },
  'shot.shorter': { keys: '[', group: 'shots' },
  'shot.longer': { keys: ']', group: 'shots' },
  'shot.shorterFine': { keys: 'shift+[', group: 'shots' },
  'shot.longerFine': { keys: 'shift+]', group: 'shots' },
  'shot.table': { keys: 't', group: 'shots' },
  'queue.cancel': { keys: 'c', group: 'queue' },
  'queue.again': { keys: 'r', group: 'queue' },
  'frame.queue': { keys: 'q', group: 'window' },
  'frame.nextPanel': { keys: 'f6', group: 'window', worksInFields: true },
  'frame.previousPanel': { keys: 'shift+f6', group: 'window', worksInFields: true },
} as const satisfies Readonly<Record<string, Shortcut>>;

interface Shortcut {
  /** Chords joined by `+`; alternatives by `|`. */
  readonly keys: string;
  readonly group: 'edit' | 'clip' | 'player' | 'takes' | 'shots' | 'queue' | 'window';
  /** Fires while a text field has focus too. Only for chords that type nothing. */
  readonly worksInFields?: boolean;
}

export type ShortcutId = keyof typeof shortcuts;
export type ShortcutGroup = Shortcut['group'];

export const shortcutIds = Object.keys(shortcuts) as readonly ShortcutId[];

/** The keys of a shortcut, whatever its row holds. */
export function shortcutOf(id: ShortcutId): Shortcut {
  return shortcuts[id];
}

const labels: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  enter: '⏎',
  space: 'Space',
  shift: 'Shift',
  escape: 'Esc',
};

/** A shortcut as people read it: "Ctrl ⏎", on a Mac "⌘ ⏎"; "1 to 9" for the takes. */
export function keysLabel(id: ShortcutId, platform: 'darwin' | 'win32' | 'linux'): string {
  const { keys } = shortcutOf(id);
  if (keys.includes('|')) return '1–9';
  return keys
    .split('+')
    .map((key) => (key === 'mod' ? (platform === 'darwin' ? '⌘' : 'Ctrl') : (labels[key] ?? key.toUpperCase())))
    .join(' ');
}
