import { useState } from 'react';
import type { QuoteOrder } from '#shared/domain/settings.ts';
import { keepPlaces, placesOf, type BoardRow, type Places } from './board-rows.ts';

export interface PlacedRows {
  readonly available: readonly BoardRow[];
  readonly unavailable: readonly BoardRow[];
}

/** Rows in order as the board opened, or as a person last put them in order; numbers that change move nothing. */
export function usePlaces(rows: readonly BoardRow[], order: QuoteOrder): PlacedRows {
  const [held, setHeld] = useState<{ order: QuoteOrder; places: Places } | null>(null);
  const fresh = placesOf(rows, order);
  const places = held?.order === order ? keepPlaces(held.places, fresh) : fresh;
  // Before the first quotes are in, there is no place to keep.
  const isNew = held?.order !== order || rows.length !== held.places.available.length + held.places.unavailable.length;
  if (rows.length > 0 && isNew) setHeld({ order, places });
  const rowsAt = (keys: readonly string[]): BoardRow[] =>
    keys.flatMap((key) => rows.find((row) => row.key === key) ?? []);
  return { available: rowsAt(places.available), unavailable: rowsAt(places.unavailable) };
}
