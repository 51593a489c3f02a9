import type { KeyboardEvent } from 'react';
import { neighbourOf, type Direction, type GridRow } from './grid-model.ts';
import { selectAll, selectItem, trashSelected } from './library-actions.ts';
import { libraryStore } from './library-store.ts';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

interface GridKeysOptions {
  readonly rows: readonly GridRow[];
  /** Scrolls to an item and focuses it once it is drawn. */
  readonly onMove: (index: number) => void;
  readonly onOpen: () => void;
}

function move(rows: readonly GridRow[], direction: Direction, isRange: boolean): number | null {
  const { items, selection } = libraryStore.getState();
  const from = items.findIndex(({ id }) => id === selection.active);
  const to = from === -1 ? 0 : neighbourOf(rows, from, direction);
  const target = items[to];
  if (target === undefined) return null;
  selectItem(target.id, isRange ? 'range' : 'only');
  return to;
}

/** After a tile is gone the focus goes to the one that took its place. */
function focusActive(onMove: (index: number) => void): void {
  const { items, selection } = libraryStore.getState();
  const index = items.findIndex(({ id }) => id === selection.active);
  if (index !== -1) onMove(index);
}

/** Arrows move and select, Shift extends, Ctrl+A takes all that is loaded, Enter opens, Delete moves to the trash. */
export function useGridKeys({ rows, onMove, onOpen }: GridKeysOptions) {
  return (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    const isCommand = event.ctrlKey || event.metaKey;
    if (direction !== undefined && !isCommand && !event.altKey) {
      const to = move(rows, direction, event.shiftKey);
      if (to !== null) onMove(to);
    } else if (isCommand && event.key === 'a') selectAll();
    else if (event.key === 'Delete')
      void trashSelected().then(() => {
        focusActive(onMove);
      });
    else if (event.key === 'Enter') onOpen();
    else return;
    event.preventDefault();
  };
}
