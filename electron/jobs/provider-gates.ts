import type { ProviderId } from '#shared/ids.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import type { JobEvent } from './job-event.ts';
import type { NetworkState } from './network-state.ts';
import { createProviderGate, isAnswer, type ProviderGate } from './provider-gate.ts';

/** When calls to each provider may be made, and what their answers say about reaching it. A local one is always open. */
export interface ProviderGates {
  /** Milliseconds to wait before this call; 0: it may be made, and counts. `now`: monotonic milliseconds. */
  enter(providerId: ProviderId, now: number, kind: 'question' | 'other'): number;
  /** What a call ended with. */
  note(providerId: ProviderId, event: JobEvent, now: number): void;
  /** It can be reached again. */
  reset(providerId: ProviderId): void;
}

interface GatesDeps {
  readonly registry: ProviderRegistry;
  readonly network: Pick<NetworkState, 'noteReached' | 'noteUnreachable' | 'suspect'>;
  readonly random: () => number;
}

/** What only the provider's own addresses answer. Files lie elsewhere, and a host of theirs says nothing about it. */
const ownCalls: ReadonlySet<JobEvent['name']> = new Set<JobEvent['name']>(['not-sent', 'call-failed', 'looked-up']);

export function createProviderGates({ registry, network, random }: GatesDeps): ProviderGates {
  const gates = new Map<ProviderId, ProviderGate>();
  const isLocal = (providerId: ProviderId): boolean => registry.find(providerId)?.capabilities.isLocal === true;
  const gateOf = (providerId: ProviderId): ProviderGate => {
    const gate = gates.get(providerId) ?? createProviderGate(random);
    gates.set(providerId, gate);
    return gate;
  };
  return {
    enter: (providerId, now, kind) => (isLocal(providerId) ? 0 : gateOf(providerId).enter(now, kind)),
    note(providerId, event, now) {
      if (isLocal(providerId)) return;
      gateOf(providerId).note(event, now);
      const isOffline = 'error' in event && event.error?.code === 'network.offline';
      if (isOffline && ownCalls.has(event.name)) network.noteUnreachable(providerId);
      else if (isOffline) network.suspect(providerId);
      else if (isAnswer(event)) network.noteReached(providerId);
    },
    reset: (providerId) => {
      gateOf(providerId).reset();
    },
  };
}
