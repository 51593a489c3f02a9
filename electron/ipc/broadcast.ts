import { settledJobStates, type JobView } from '#shared/domain/job.ts';
import type { JobId } from '#shared/ids.ts';
import type { EventEnvelope, EventName, EventPayload } from '#shared/ipc/events.ts';
import type { Clock } from '../platform/clock.ts';

/** Tells the page that an entity is now like this. Safe to call from anywhere, also when no page is open. */
export type Announce = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** Hears every envelope with the session it is for. */
export type EventListener = (sessionId: string | null, envelope: EventEnvelope) => void;

/** Where the stream of events stands; a snapshot carries it, so that the page knows which events it contains. */
export interface StreamPosition {
  readonly epoch: string;
  readonly revision: number;
}

export interface Broadcast {
  readonly announce: Announce;
  position(): StreamPosition;
  /** Tells one session that another took its place. */
  tellReplaced(sessionId: string): void;
  onEvent(listener: EventListener): () => void;
  /** Drops what still waits to be sent. */
  close(): void;
}

interface BroadcastOptions {
  /** Random per start of the application. */
  readonly epoch: string;
  readonly clock: Clock;
  /** The session that gets the events. */
  readonly currentSession: () => string | null;
}

/** A job whose bar moves sends at most 10 events per second. */
const progressIntervalMs = 100;

/**
 * Numbers the events of this start of the application. There is no replay: a page that misses one sees a gap in the
 * revisions and asks for a new snapshot.
 */
export function createBroadcast(options: BroadcastOptions): Broadcast {
  const listeners = new Set<EventListener>();
  let revision = 0;

  const send: Announce = (name, payload) => {
    revision += 1;
    deliver(options.currentSession(), { epoch: options.epoch, revision, name, payload });
  };
  const deliver = (sessionId: string | null, envelope: EventEnvelope): void => {
    for (const listener of listeners) listener(sessionId, envelope);
  };
  const progress = createProgressCoalescer(options.clock, (job) => {
    send('jobs.changed', job);
  });

  return {
    announce(name, payload) {
      if (isJobChange(name, payload)) progress.push(payload);
      else send(name, payload);
    },
    position: () => ({ epoch: options.epoch, revision }),
    tellReplaced(sessionId) {
      // Outside the numbering: the session that goes on must not see a gap.
      deliver(sessionId, { epoch: options.epoch, revision, name: 'session.replaced', payload: {} });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      progress.clear();
      listeners.clear();
    },
  };
}

function isJobChange(name: EventName, _payload: unknown): _payload is JobView {
  return name === 'jobs.changed';
}

interface SentJob {
  readonly job: JobView;
  readonly atMs: number;
  waiting: { readonly job: JobView; readonly cancel: () => void } | null;
}

/** A change of state goes out at once; progress alone waits for its turn, and only the newest value is sent. */
function createProgressCoalescer(
  clock: Clock,
  send: (job: JobView) => void,
): { push: (job: JobView) => void; clear: () => void } {
  const sent = new Map<JobId, SentJob>();

  const sendNow = (job: JobView): void => {
    sent.get(job.id)?.waiting?.cancel();
    if (settledJobStates.includes(job.state)) sent.delete(job.id);
    else sent.set(job.id, { job, atMs: clock.monotonicMs(), waiting: null });
    send(job);
  };

  return {
    push(job) {
      const before = sent.get(job.id);
      const waitMs = before === undefined ? 0 : before.atMs + progressIntervalMs - clock.monotonicMs();
      if (before === undefined || waitMs <= 0 || !isOnlyProgress(before.job, job)) {
        sendNow(job);
        return;
      }
      before.waiting?.cancel();
      before.waiting = {
        job,
        cancel: clock.after(waitMs, () => {
          sendNow(job);
        }),
      };
    },
    clear() {
      for (const { waiting } of sent.values()) waiting?.cancel();
      sent.clear();
    },
  };
}

function isOnlyProgress(before: JobView, after: JobView): boolean {
  const still = { progress: 0, updatedAt: 0 };
  return JSON.stringify({ ...before, ...still }) === JSON.stringify({ ...after, ...still });
}
