import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const starterKitStore = createStore<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

/** Offers the templates, over whatever the studio shows. */
export function openStarterKit(): void {
  starterKitStore.setState({ isOpen: true });
}

export function closeStarterKit(): void {
  starterKitStore.setState({ isOpen: false });
}

export function useStarterKitOpen(): boolean {
  return useStore(starterKitStore, ({ isOpen }) => isOpen);
}
