import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type PromptTab = 'write' | 'compiled' | 'preflight';

const promptTabStore = createStore<{ readonly tab: PromptTab }>(() => ({ tab: 'write' }));

/** Opens a tab of the prompt; a blocked Generate button leads to `preflight`. */
export function showPromptTab(tab: PromptTab): void {
  promptTabStore.setState({ tab });
}

export function usePromptTab(): PromptTab {
  return useStore(promptTabStore, (state) => state.tab);
}
