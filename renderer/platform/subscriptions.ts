import type { EventEnvelope } from '#shared/ipc/events.ts';
import type { MethodInput, MethodName } from '#shared/ipc/contract.ts';
import { applyAnswer, withUnknownAsset } from './apply-answer.ts';
import { applyEvent, fitOf } from './apply-event.ts';
import type { Client } from './client.ts';
import { fromSnapshot } from './from-snapshot.ts';
import { mirrorStore } from './mirror-store.ts';

/** Pause before asking again for a snapshot that could not be made, in milliseconds. */
const retryMs = 1_000;

let takeOverCurrent: (() => void) | null = null;

/** Makes this page the active one again, after another took over. */
export function takeOver(): void {
  takeOverCurrent?.();
}

/**
 * Keeps the mirror: a snapshot first, then every event; a new snapshot after a gap, a restart of the application or a
 * lost line. Returns the client to use: the same, but what its answers say is mirrored as well.
 */
export function startSubscriptions(client: Client): Client {
  /** Events that arrive while a snapshot is on its way; `null` when none is. */
  let waiting: EventEnvelope[] | null = null;

  async function resync(): Promise<void> {
    if (waiting !== null) return;
    waiting = [];
    const snapshot = await client.invoke('app.snapshot', {});
    const missed: EventEnvelope[] = waiting;
    waiting = null;
    if (snapshot.ok) {
      mirrorStore.setState((mirror) => fromSnapshot(snapshot.value, mirror.connection), true);
      for (const envelope of missed) receive(envelope);
      return;
    }
    // A line that is down starts this again when it is back.
    if (snapshot.error.kind === 'network') return;
    mirrorStore.setState({ startError: snapshot.error });
    if (snapshot.error.retry === 'auto') setTimeout(() => void resync(), retryMs);
  }

  function receive(envelope: EventEnvelope): void {
    if (waiting !== null) {
      waiting.push(envelope);
      return;
    }
    const mirror = mirrorStore.getState();
    // Before the first snapshot there is nothing to change; a replaced page waits to be asked.
    if (!mirror.isReady || mirror.connection === 'replaced') return;
    const fit = fitOf(mirror, envelope);
    if (fit === 'next') mirrorStore.setState(applyEvent(mirror, envelope), true);
    if (fit === 'gap') void resync();
  }

  takeOverCurrent = () => void resync();
  client.onEvent(receive);
  client.onConnection((connection) => {
    const before = mirrorStore.getState().connection;
    mirrorStore.setState({ connection });
    const isBack = connection === 'connected' && before !== 'connected' && before !== 'replaced';
    if (isBack) void resync();
  });
  return mirrored(client);
}

function mirrored(client: Client): Client {
  return {
    ...client,
    async invoke<M extends MethodName>(method: M, input: MethodInput<M>) {
      const answer = await client.invoke(method, input);
      if (answer.ok) {
        mirrorStore.setState((mirror) => applyAnswer(mirror, method, input, answer.value), true);
      }
      return answer;
    },
    async importFile(file, options) {
      const asset = await client.importFile(file, options);
      if (asset.ok) mirrorStore.setState((mirror) => withUnknownAsset(mirror, asset.value), true);
      return asset;
    },
  };
}
