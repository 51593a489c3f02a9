import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { beginGesture, endGesture } from '#renderer/editing/draft-store.ts';
import { attachChoice, choicesHere, choicesInLibrary, type MentionChoice } from './mention-choices.ts';
import { matchNamed } from './pasted-text.ts';

/** The list under the caret while a name is typed. */
export interface SuggestionList {
  /** By section: those of the clip, of the project, of the library. */
  readonly items: readonly MentionChoice[];
  readonly query: string;
  /** Index of the highlighted row. */
  readonly active: number;
  readonly caret: DOMRect;
  readonly choose: (choice: MentionChoice) => void;
}

export type SuggestionStore = StoreApi<{ readonly list: SuggestionList | null }>;

/** Letters settle before the library is asked. */
const settleMs = 120;

/** Keeps the rows of the library in step with what is typed; what is there already is narrowed meanwhile. */
function createLibrarySearch(store: SuggestionStore) {
  let found: readonly MentionChoice[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asked: string | null = null;
  const ask = async (query: string): Promise<void> => {
    const answer = await choicesInLibrary(query);
    const { list } = store.getState();
    // Somebody typed on, or the list is closed.
    if (asked !== query || list?.query !== query) return;
    found = answer;
    const here = list.items.filter(({ type }) => type !== 'library');
    store.setState({ list: { ...list, items: [...here, ...found] } });
  };
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    rowsFor(query: string): readonly MentionChoice[] {
      if (asked !== query) {
        asked = query;
        stop();
        timer = setTimeout(() => void ask(query), settleMs);
      }
      return matchNamed(query, found);
    },
    close(): void {
      stop();
      asked = null;
      found = [];
    },
  };
}

type LibrarySearch = ReturnType<typeof createLibrarySearch>;

function open(store: SuggestionStore, search: LibrarySearch, props: SuggestionProps<MentionChoice>): void {
  const caret = props.clientRect?.() ?? null;
  if (caret === null) {
    store.setState({ list: null });
    return;
  }
  const before = store.getState().list;
  const active = before?.query === props.query ? before.active : 0;
  const choose = (choice: MentionChoice): void => {
    props.command(choice);
  };
  const items = [...props.items, ...search.rowsFor(props.query)];
  store.setState({ list: { items, query: props.query, active, caret, choose } });
}

/** Index of the first row of the section after that of the highlighted one; -1: there is none. */
function nextSection({ items, active }: SuggestionList): number {
  const type = items[active]?.type;
  return items.findIndex((item, index) => index > active && item.type !== type);
}

function onKey(store: SuggestionStore, event: KeyboardEvent): boolean {
  const { list } = store.getState();
  const count = list?.items.length ?? 0;
  if (list === null || count === 0) return false;
  const { key } = event;
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const step = key === 'ArrowDown' ? 1 : count - 1;
    store.setState({ list: { ...list, active: (list.active + step) % count } });
    return true;
  }
  if (key === 'Tab') {
    const next = event.shiftKey ? -1 : nextSection(list);
    // After the last section Tab leaves the field, as it always does.
    store.setState({ list: next === -1 ? null : { ...list, active: next } });
    if (next !== -1) event.preventDefault();
    return next !== -1;
  }
  const chosen = list.items[list.active];
  if (key !== 'Enter' || chosen === undefined) return false;
  list.choose(chosen);
  return true;
}

export function createSuggestionStore(): SuggestionStore {
  return createStore(() => ({ list: null }));
}

type MentionOptions = Omit<SuggestionOptions<MentionChoice>, 'editor'>;

const writeMention: NonNullable<MentionOptions['command']> = ({ editor, range, props }) => {
  // Attaching and mentioning are one step: undo takes both back.
  const choice: unknown = props;
  beginGesture();
  try {
    const id = attachChoice(choice as MentionChoice);
    if (id === null) return;
    editor
      .chain()
      .focus()
      .insertContentAt(range, { type: 'mention', attrs: { id, label: null } })
      .run();
  } finally {
    endGesture();
  }
};

/** Tells the store what to draw while a name is typed after `@`, and writes the chosen one. */
export function suggestionOptions(store: SuggestionStore): MentionOptions {
  const search = createLibrarySearch(store);
  return {
    char: '@',
    // After any character: scripts without spaces have none to put before it.
    allowedPrefixes: null,
    decorationClass: 'mention-query',
    // The same words may stand in two fields at once: names are offered where somebody writes.
    allow: ({ editor }) => editor.isFocused,
    items: ({ query }) => choicesHere(query),
    command: writeMention,
    render: () => ({
      onStart: (props) => {
        open(store, search, props);
      },
      onUpdate: (props) => {
        open(store, search, props);
      },
      onKeyDown: ({ event }) => !event.isComposing && onKey(store, event),
      onExit: () => {
        search.close();
        store.setState({ list: null });
      },
    }),
  };
}
