import type { Shot } from '#shared/domain/shot.ts';

/** What several shots say in one field: the same, or not. */
export type SharedValue<T> = { readonly isMixed: false; readonly value: T } | { readonly isMixed: true };

/** Values are compared as they are stored: two texts with the same words and mentions are the same. */
export function sharedValue<T>(shots: readonly Shot[], valueOf: (shot: Shot) => T): SharedValue<T> {
  const [first, ...rest] = shots.map(valueOf);
  if (first === undefined) return { isMixed: true };
  const written = JSON.stringify(first);
  return rest.every((value) => JSON.stringify(value) === written)
    ? { isMixed: false, value: first }
    : { isMixed: true };
}

/** The value, or another one where there are several. */
export function sharedOr<T, Other>(shared: SharedValue<T>, other: Other): T | Other {
  return shared.isMixed ? other : shared.value;
}
