import { randomUUID } from 'node:crypto';
import type { MediaWorkItem } from '#shared/domain/media-work.ts';
import type { MediaWorkId, StagedFileId } from '#shared/ids.ts';
import type { Clock } from '../platform/clock.ts';

/** One window's hold on one piece of work. Leases live in memory: no window outlives the application. */
export interface Lease {
  readonly id: MediaWorkId;
  readonly key: string;
  readonly sessionId: string;
  /** Proof of this claim; the next claim of the same work gets another. */
  readonly token: string;
  /** 0 to 1; `null` until the worker told. */
  share: number | null;
  /** Set as soon as the file is open. */
  stagedFileId: StagedFileId | null;
}

export interface Leases {
  start(item: MediaWorkItem, sessionId: string): Lease;
  /** `null` when the work was taken away, or is held under another token. */
  find(id: MediaWorkId, token: string): Lease | null;
  findByKey(key: string): Lease | null;
  listOf(sessionId: string): readonly Lease[];
  /** Starts its time anew. */
  renew(lease: Lease): void;
  /** Stops its time, while a result is being checked. */
  pause(lease: Lease): void;
  end(lease: Lease): void;
  close(): void;
}

/** `onExpired` hears of a lease whose time ran out; it must end it. */
export function createLeases(clock: Clock, lengthMs: number, onExpired: (lease: Lease) => void): Leases {
  const leases = new Map<string, Lease>();
  const timers = new Map<string, () => void>();
  let isClosed = false;

  const pause = (lease: Lease): void => {
    timers.get(lease.key)?.();
    timers.delete(lease.key);
  };
  const renew = (lease: Lease): void => {
    pause(lease);
    if (isClosed) return;
    timers.set(
      lease.key,
      clock.after(lengthMs, () => {
        timers.delete(lease.key);
        onExpired(lease);
      }),
    );
  };

  return {
    start(item, sessionId) {
      const { id, key } = item;
      const lease: Lease = { id, key, sessionId, token: randomUUID(), share: null, stagedFileId: null };
      leases.set(key, lease);
      renew(lease);
      return lease;
    },
    find(id, token) {
      for (const lease of leases.values()) if (lease.id === id && lease.token === token) return lease;
      return null;
    },
    findByKey: (key) => leases.get(key) ?? null,
    listOf: (sessionId) => [...leases.values()].filter((lease) => lease.sessionId === sessionId),
    renew,
    pause,
    end(lease) {
      pause(lease);
      if (leases.get(lease.key) === lease) leases.delete(lease.key);
    },
    close() {
      isClosed = true;
      for (const stop of timers.values()) stop();
      timers.clear();
      leases.clear();
    },
  };
}
