import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reference } from '#shared/domain/reference.ts';
import { openReferences } from './mention-node.tsx';
import { matchReferences } from './pasted-text.ts';

/** The list under the caret while a name is typed. */
export interface SuggestionList {
  readonly items: readonly Reference[];
  readonly query: string;
  /** Index of the highlighted row. */
  readonly active: number;
  readonly caret: DOMRect;
  readonly choose: (reference: Reference) => void;
}

export type SuggestionStore = StoreApi<{ readonly list: SuggestionList | null }>;

function open(store: SuggestionStore, props: SuggestionProps<Reference>): void {
  const caret = props.clientRect?.() ?? null;
  if (caret === null) {
    store.setState({ list: null });
    return;
  }
  const before = store.getState().list;
  const active = before?.query === props.query ? before.active : 0;
  const choose = (reference: Reference): void => {
    props.command(reference);
  };
  store.setState({ list: { items: props.items, query: props.query, active, caret, choose } });
}

function onKey(store: SuggestionStore, key: string): boolean {
  const { list } = store.getState();
  const count = list?.items.length ?? 0;
  if (list === null || count === 0) return false;
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const step = key === 'ArrowDown' ? 1 : count - 1;
    store.setState({ list: { ...list, active: (list.active + step) % count } });
    return true;
  }
  const chosen = list.items[list.active];
  if (key !== 'Enter' || chosen === undefined) return false;
  list.choose(chosen);
  return true;
}

export function createSuggestionStore(): SuggestionStore {
  return createStore(() => ({ list: null }));
}

/** Tells the store what to draw while a name is typed after `@`, and writes the chosen one. */
export function suggestionOptions(store: SuggestionStore): Omit<SuggestionOptions<Reference>, 'editor'> {
  return {
    char: '@',
    // After any character: scripts without spaces have none to put before it.
    allowedPrefixes: null,
    decorationClass: 'mention-query',
    // The same words may stand in two fields at once: names are offered where somebody writes.
    allow: ({ editor }) => editor.isFocused,
    items: ({ query }) => matchReferences(query, openReferences()),
    command: ({ editor, range, props }) => {
      const { id } = props as unknown as Reference;
      editor
        .chain()
        .focus()
        .insertContentAt(range, { type: 'mention', attrs: { id, label: null } })
        .run();
    },
    render: () => ({
      onStart: (props) => {
        open(store, props);
      },
      onUpdate: (props) => {
        open(store, props);
      },
      onKeyDown: ({ event }) => !event.isComposing && onKey(store, event.key),
      onExit: () => {
        store.setState({ list: null });
      },
    }),
  };
}
