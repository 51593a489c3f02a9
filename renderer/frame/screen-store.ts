import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Names of the screens that exist; `app.tsx` says which elements they are. */
export type ScreenName = 'studio' | 'queue' | 'library' | 'settings';

const screenStore = createStore<{ readonly screen: ScreenName }>(() => ({ screen: 'studio' }));

export function showScreen(screen: ScreenName): void {
  screenStore.setState({ screen });
}

export function useScreen(): ScreenName {
  return useStore(screenStore, (state) => state.screen);
}

export function isShown(screen: ScreenName): boolean {
  return screenStore.getState().screen === screen;
}
