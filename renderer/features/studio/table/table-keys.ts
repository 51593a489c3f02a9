import type { KeyboardEvent } from 'react';
import { redo, undo } from '#renderer/editing/draft-store.ts';
import { columns } from './columns.ts';
import { placeAfterKey } from './range.ts';
import {
  clearSelected,
  fillSelected,
  gridSize,
  keepInside,
  selectCell,
  selectCells,
  startEditing,
} from './table-actions.ts';
import { tableStore } from './table-store.ts';

function selectAll(): void {
  const { rows } = gridSize();
  selectCells({ row: 0, column: 0 }, { row: rows - 1, column: columns.length - 1 });
}

/** Undo in a table whose sheet covers the studio: the keys of the studio do not reach it. */
function step(change: () => void): void {
  change();
  keepInside();
}

function chord(event: KeyboardEvent): (() => void) | null {
  const { key, shiftKey } = event;
  const lower = key.toLowerCase();
  if (lower === 'a') return selectAll;
  if (lower === 'd') return fillSelected;
  if (lower === 'z') {
    return () => {
      step(shiftKey ? redo : undo);
    };
  }
  if (lower === 'y') {
    return () => {
      step(redo);
    };
  }
  return null;
}

function bareKey({ key }: KeyboardEvent): (() => void) | null {
  if (key === 'Enter' || key === 'F2') {
    return () => {
      startEditing(null);
    };
  }
  if (key === 'Delete' || key === 'Backspace') return clearSelected;
  // One character, not the name of a key: writing begins with it.
  if (/^.$/u.test(key)) {
    return () => {
      startEditing(key === ' ' ? '' : key);
    };
  }
  return null;
}

/** The keys of a cell that is not being written. Tab leaves the grid. */
export function onGridKey(event: KeyboardEvent): void {
  if (tableStore.getState().editing !== null || event.nativeEvent.isComposing) return;
  const isChord = event.ctrlKey || event.metaKey;
  const place = placeAfterKey(tableStore.getState().head, { key: event.key, isFar: isChord }, gridSize());
  const run =
    place === null
      ? isChord
        ? chord(event)
        : event.altKey
          ? null
          : bareKey(event)
      : () => {
          selectCell(place, event.shiftKey);
        };
  if (run === null) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}
