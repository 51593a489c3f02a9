import type { MediaWorkClaim } from '#shared/domain/media-work.ts';
import type { Client } from '#renderer/platform/client.ts';

/** A lease lasts 30 s; renewing it every few seconds survives a few lost answers. */
const renewEveryMs = 4_000;
/** Progress more often than this is not sent. */
const tellEveryMs = 500;

export interface LeaseKeeper {
  /** New progress, 0 to 1. */
  tell(share: number): void;
  stop(): void;
}

/**
 * Tells the application how far the work is, which also renews the lease. Progress from the worker drives it, because
 * the timers of a hidden tab fire once a minute; the timer is for work that has nothing to tell.
 */
export function keepLease(client: Client, { id, lease }: MediaWorkClaim, onLost: () => void): LeaseKeeper {
  let share = 0;
  let toldAt = -Infinity;
  let isTelling = false;

  const send = async (): Promise<void> => {
    if (isTelling) return;
    isTelling = true;
    toldAt = performance.now();
    const told = await client.invoke('mediaWork.progress', { id, lease, share });
    isTelling = false;
    if (!told.ok && told.error.code === 'media-work.lease-lost') onLost();
  };
  const timer = setInterval(() => void send(), renewEveryMs);
  return {
    tell(newShare) {
      share = Math.min(1, Math.max(share, newShare));
      if (performance.now() - toldAt >= tellEveryMs) void send();
    },
    stop: () => clearInterval(timer),
  };
}
