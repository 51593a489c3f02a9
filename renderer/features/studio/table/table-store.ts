import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CellSelection } from './range.ts';

export interface TableState extends CellSelection {
  /** The head is written; with what was typed to begin, or `null` for what stands there. */
  readonly editing: { readonly typed: string | null } | null;
  /** While the corner is dragged: the last row that would be filled. */
  readonly fillTo: number | null;
  /** What the last gesture could not do. */
  readonly notice: string;
}

export const freshTable: TableState = {
  anchor: { row: 0, column: 0 },
  head: { row: 0, column: 0 },
  editing: null,
  fillTo: null,
  notice: '',
};

export const tableStore = createStore<TableState>(() => freshTable);

export function useTable<T>(select: (state: TableState) => T): T {
  return useStore(tableStore, select);
}
