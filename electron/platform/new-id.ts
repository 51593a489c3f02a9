import { v7 } from 'uuid';

/** A UUIDv7: monotonic within a process, so that ordering by id is ordering by creation. */
export function newId<Id extends string>(): Id {
  return v7() as Id;
}
