import type { ProviderId } from '#shared/ids.ts';
import type { Clock } from '../platform/clock.ts';

/** Whether providers can be reached, as far as the last calls tell. */
export interface NetworkState {
  /** False while no provider that was called can be reached. */
  isOnline(): boolean;
  /** A call got an answer, whatever it says. */
  noteReached(providerId: ProviderId): void;
  /** A call found no way to the provider. It is probed until there is one. */
  noteUnreachable(providerId: ProviderId): void;
  /** Something else could not be reached: a probe tells whether the provider can. */
  suspect(providerId: ProviderId): void;
  /** Called when a provider that could not be reached can be reached again. */
  onReached(listener: (providerId: ProviderId) => void): void;
  stop(): void;
}

interface NetworkStateOptions {
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  /** Whether the provider can be reached now. Sends no key and costs nothing. */
  readonly probe: (providerId: ProviderId, signal: AbortSignal) => Promise<boolean>;
  readonly announce: (isOnline: boolean) => void;
}

const shortestProbeMs = 5_000;
const longestProbeMs = 60_000;

interface Unreachable {
  probes: number;
  cancel: () => void;
}

export function createNetworkState({ clock, random, probe, announce }: NetworkStateOptions): NetworkState {
  const reached = new Set<ProviderId>();
  const unreachable = new Map<ProviderId, Unreachable>();
  const listeners: ((providerId: ProviderId) => void)[] = [];
  const stopping = new AbortController();
  let wasOnline = true;

  const isOnline = (): boolean => unreachable.size === 0 || reached.size > 0;
  const tell = (): void => {
    if (isOnline() === wasOnline) return;
    wasOnline = isOnline();
    announce(wasOnline);
  };
  const noteReached = (providerId: ProviderId): void => {
    reached.add(providerId);
    const before = unreachable.get(providerId);
    if (before === undefined) return;
    before.cancel();
    unreachable.delete(providerId);
    tell();
    for (const listener of listeners) listener(providerId);
  };
  const planProbe = (providerId: ProviderId, entry: Unreachable): void => {
    const delayMs = Math.min(longestProbeMs, shortestProbeMs * 2 ** Math.min(10, entry.probes));
    entry.cancel = clock.after(Math.round(delayMs * (0.9 + random() * 0.2)), () => void tryProbe(providerId, entry));
  };
  const tryProbe = async (providerId: ProviderId, entry: Unreachable): Promise<void> => {
    entry.probes += 1;
    const isThere = await probe(providerId, stopping.signal).catch(() => false);
    if (stopping.signal.aborted || unreachable.get(providerId) !== entry) return;
    if (isThere) noteReached(providerId);
    else planProbe(providerId, entry);
  };

  const noteUnreachable = (providerId: ProviderId): void => {
    reached.delete(providerId);
    if (unreachable.has(providerId) || stopping.signal.aborted) return;
    const entry: Unreachable = { probes: 0, cancel: () => undefined };
    unreachable.set(providerId, entry);
    planProbe(providerId, entry);
    tell();
  };
  const look = createLook((providerId) => probe(providerId, stopping.signal), noteUnreachable);
  return {
    isOnline,
    noteReached,
    noteUnreachable,
    suspect(providerId) {
      if (!unreachable.has(providerId) && !stopping.signal.aborted) void look(providerId);
    },
    onReached(listener) {
      listeners.push(listener);
    },
    stop() {
      stopping.abort();
      for (const { cancel } of unreachable.values()) cancel();
      unreachable.clear();
    },
  };
}

/** One probe of a provider at a time, for a suspicion. */
function createLook(
  probe: (providerId: ProviderId) => Promise<boolean>,
  onGone: (providerId: ProviderId) => void,
): (providerId: ProviderId) => Promise<void> {
  const underWay = new Set<ProviderId>();
  return async (providerId) => {
    if (underWay.has(providerId)) return;
    underWay.add(providerId);
    const isThere = await probe(providerId).catch(() => false);
    underWay.delete(providerId);
    if (!isThere) onGone(providerId);
  };
}
