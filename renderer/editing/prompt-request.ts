import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

/** A question about the prompt that waits for an answer. */
export type PromptRequest =
  /** The text of text mode becomes shots. */
  | { readonly kind: 'read-text' }
  /** The clip has both shots and a text: which words are meant? */
  | { readonly kind: 'choose-text' }
  /** A prompt is about to be pasted where words are written; `insert` puts it there as it is. */
  | { readonly kind: 'pasted'; readonly text: string; readonly insert: () => void }
  /** A prompt from somewhere else becomes shots. */
  | { readonly kind: 'paste' }
  /** What was sent for this clip. */
  | { readonly kind: 'history' };

const promptRequestStore = createStore<{ readonly request: PromptRequest | null }>(() => ({ request: null }));

export function askAboutPrompt(request: PromptRequest | null): void {
  promptRequestStore.setState({ request });
}

export function usePromptRequest(): PromptRequest | null {
  return useStore(promptRequestStore, (state) => state.request);
}
