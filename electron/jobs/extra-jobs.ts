import { createHash } from 'node:crypto';
import type { JobState } from '#shared/domain/job-state.ts';
import type { GenerationId, JobId, OrderId, SnapshotId } from '#shared/ids.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { FrozenRequestRepository } from '../db/repositories/frozen-requests.ts';
import type { GenerationRepository } from '../db/repositories/generations.ts';
import type { JobEventRepository } from '../db/repositories/job-events.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { JobRepository } from '../db/repositories/jobs.ts';
import type { OrderRepository } from '../db/repositories/orders.ts';
import type { SnapshotRepository } from '../db/repositories/snapshots.ts';
import { newId } from '../platform/new-id.ts';
import type { Outbox } from './outbox.ts';
import { createStoredRequests } from './stored-requests.ts';
import type { UnaskedJob } from './unasked-jobs.ts';

/** Writes down jobs at a provider that no click has ordered. Each call is one transaction. */
export interface ExtraJobs {
  /** The job that was made of a question, with an order and a generation of its own. `null`: the clip is gone. */
  addUnasked(asked: UnaskedJob, compiledPrompt: string, at: number): Job | null;
  /** The second job of one request: another take of the same order. `null`: the clip is gone. */
  addRepeated(first: Job, remoteId: string, state: JobState, at: number): Job | null;
  /** Our job that holds this id there. */
  findByRemoteId(job: Pick<Job, 'providerId'> & { readonly remoteId: string }): Job | null;
}

export interface ExtraJobsDeps {
  readonly transaction: <T>(work: () => T) => T;
  readonly clips: ClipRepository;
  readonly snapshots: SnapshotRepository;
  readonly orders: OrderRepository;
  readonly generations: GenerationRepository;
  readonly jobs: JobRepository;
  readonly jobEvents: JobEventRepository;
  readonly frozenRequests: FrozenRequestRepository;
  readonly outbox: Outbox;
}

export function createExtraJobs(deps: ExtraJobsDeps): ExtraJobs {
  const { transaction, clips, snapshots, orders, jobs, jobEvents } = deps;
  const requests = createStoredRequests(deps);
  return {
    findByRemoteId: ({ providerId, remoteId }) => jobs.findByRemoteId(providerId, remoteId),
    addUnasked: (asked, compiledPrompt, at) =>
      transaction(() => {
        const { clipId, spec, providerId, tier, price, remoteId } = asked;
        if (clips.find(clipId) === null) return null;
        const snapshotId = newId<SnapshotId>();
        const orderId = newId<OrderId>();
        const specHash = createHash('sha256').update(JSON.stringify(spec)).digest('hex');
        const bought = { providerId, tier, agreedPrice: price, priceBasis: null, twinOf: null };
        snapshots.insert({ id: snapshotId, clipId, spec, specHash, compiledPrompt, createdAt: at });
        orders.insert({ ...bought, id: orderId, token: newId(), clipId, snapshotId, createdAt: at });
        const state = { name: 'unconfirmed', since: at, reason: 'unasked', remoteId, sentAt: at, error: null } as const;
        return insertExtra(deps, { ...asked, origin: 'unasked', snapshotId, orderId, state, at });
      }),
    addRepeated: (first, remoteId, state, at) =>
      transaction(() => {
        const second = insertExtra(deps, { ...first, remoteId, origin: 'repeated', state, at });
        const sent = requests.findFrozen(first.id);
        // What was sent tells what must come back.
        if (second !== null && sent !== null) requests.write(second, sent).commit();
        jobEvents.append(first.id, { at, name: 'repeated', detail: JSON.stringify({ remoteId }) });
        return second;
      }),
  };
}

type Extra = Pick<Job, 'clipId' | 'providerId' | 'tier' | 'credentialId' | 'origin' | 'orderId' | 'snapshotId'> & {
  readonly remoteId: string;
  readonly state: JobState;
  readonly at: number;
};

function insertExtra({ clips, generations, jobs, jobEvents }: ExtraJobsDeps, extra: Extra): Job | null {
  const { clipId, orderId, snapshotId, providerId, tier, credentialId, origin, remoteId, state, at } = extra;
  const takeNumber = clips.reserveTakeNumbers(clipId, 1);
  if (takeNumber === null) return null;
  const generationId = newId<GenerationId>();
  const id = newId<JobId>();
  generations.insert({ id: generationId, orderId, snapshotId, clipId, takeNumber, retryOf: null, createdAt: at });
  jobs.insert({ id, generationId, intentId: newId(), providerId, tier, credentialId, origin, state, createdAt: at });
  jobs.saveRemoteFacts(id, { remoteId, bill: null });
  jobEvents.append(id, { at, name: origin, detail: JSON.stringify({ state: state.name, remoteId }) });
  return jobs.find(id);
}
