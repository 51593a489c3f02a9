import type { LibraryItemId } from '#shared/domain/library.ts';

export interface TileSelection {
  readonly ids: ReadonlySet<LibraryItemId>;
  /** Where a range starts. */
  readonly anchor: LibraryItemId | null;
  /** Has the focus, and is the one shown in the details. */
  readonly active: LibraryItemId | null;
}

export const emptySelection: TileSelection = { ids: new Set(), anchor: null, active: null };

export type SelectMode = 'only' | 'toggle' | 'range';

/** Which way a press or a key selects: Shift a range, Ctrl or Command one more, else only this one. */
export function selectModeOf(event: {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): SelectMode {
  if (event.shiftKey) return 'range';
  return event.ctrlKey || event.metaKey ? 'toggle' : 'only';
}

/** `order` is the list on the screen: a range runs through it from the anchor. */
export function select(
  selection: TileSelection,
  id: LibraryItemId,
  mode: SelectMode,
  order: readonly LibraryItemId[],
): TileSelection {
  if (mode === 'toggle') {
    const ids = new Set(selection.ids);
    if (!ids.delete(id)) ids.add(id);
    return { ids, anchor: id, active: id };
  }
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  if (mode === 'only' || from === -1) return { ids: new Set([id]), anchor: id, active: id };
  const to = order.indexOf(id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set(range), anchor: selection.anchor, active: id };
}

/** After items left the list: what is gone is no longer selected; the one that took its place becomes the active one. */
export function keepExisting(
  selection: TileSelection,
  before: readonly LibraryItemId[],
  after: readonly LibraryItemId[],
): TileSelection {
  const existing = new Set(after);
  if ([...selection.ids].every((id) => existing.has(id))) return selection;
  const ids = new Set([...selection.ids].filter((id) => existing.has(id)));
  if (ids.size > 0 || selection.active === null) {
    const active =
      selection.active !== null && existing.has(selection.active) ? selection.active : ([...ids][0] ?? null);
    return { ids, anchor: active, active };
  }
  const place = before.indexOf(selection.active);
  const heir =
    before.slice(place).find((id) => existing.has(id)) ?? before.slice(0, place).findLast((id) => existing.has(id));
  if (heir === undefined) return emptySelection;
  return { ids: new Set([heir]), anchor: heir, active: heir };
}
