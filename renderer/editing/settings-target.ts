import { createStore } from 'zustand/vanilla';

/** A card of Settings that a link leads to. */
export type SettingsTarget = 'bucket';

const settingsTargetStore = createStore<{ readonly target: SettingsTarget | null }>(() => ({ target: null }));

/** Call before Settings is shown: the card is scrolled to, and its first field takes the focus. */
export function pointAt(target: SettingsTarget): void {
  settingsTargetStore.setState({ target });
}

/** The card has been led to. `false`: no link leads there. */
export function arriveAt(target: SettingsTarget): boolean {
  if (settingsTargetStore.getState().target !== target) return false;
  settingsTargetStore.setState({ target: null });
  return true;
}
