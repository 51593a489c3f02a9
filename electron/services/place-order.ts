import { createHash } from 'node:crypto';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { ClipId, CredentialId, GenerationId } from '#shared/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { GenerationRepository } from '../db/repositories/generations.ts';
import type { JobRepository } from '../db/repositories/jobs.ts';
import type { Order, OrderRepository } from '../db/repositories/orders.ts';
import type { Snapshot, SnapshotRepository } from '../db/repositories/snapshots.ts';
import { newJobState } from '../jobs/job-machine.ts';
import { newId } from '../platform/new-id.ts';

export interface OrderRepositories {
  readonly clips: ClipRepository;
  readonly snapshots: SnapshotRepository;
  readonly orders: OrderRepository;
  readonly generations: GenerationRepository;
  readonly jobs: JobRepository;
}

/** Freezes what is ordered. `compiledPrompt` is the exact text that will be sent. */
export function insertSnapshot(
  { snapshots }: OrderRepositories,
  clock: Pick<Clock, 'nowMs'>,
  frozen: { readonly clipId: ClipId; readonly spec: ClipSpec; readonly compiledPrompt: string },
): Snapshot {
  const specHash = createHash('sha256').update(JSON.stringify(frozen.spec)).digest('hex');
  const snapshot: Snapshot = { ...frozen, id: newId(), specHash, createdAt: clock.nowMs() };
  snapshots.insert(snapshot);
  return snapshot;
}

/**
 * Writes an order down, and per snapshot a generation with its take number and a job with its intent. Call inside
 * `db.write`; nothing may leave before it is committed.
 */
export function insertOrder(
  repositories: OrderRepositories,
  clock: Pick<Clock, 'nowMs'>,
  click: Pick<Order, 'id' | 'token' | 'clipId' | 'providerId' | 'tier' | 'agreedPrice' | 'priceBasis' | 'twinOf'> & {
    /** One per take. */
    readonly snapshots: readonly [Snapshot, ...Snapshot[]];
    readonly retryOf: GenerationId | null;
    /** The key that pays for it; `null` where none is needed. */
    readonly credentialId: CredentialId | null;
  },
): void {
  const { clips, orders, generations, jobs } = repositories;
  const { snapshots, retryOf, credentialId, ...order } = click;
  const { id: orderId, clipId, providerId, tier } = order;
  const createdAt = clock.nowMs();
  orders.insert({ ...order, snapshotId: snapshots[0].id, createdAt });
  const firstNumber = clips.reserveTakeNumbers(clipId, snapshots.length);
  if (firstNumber === null) throw new Error('the clip was there a moment ago');
  snapshots.forEach(({ id: snapshotId }, index) => {
    const generationId = newId<GenerationId>();
    const takeNumber = firstNumber + index;
    generations.insert({ id: generationId, orderId, snapshotId, clipId, takeNumber, retryOf, createdAt });
    jobs.insert({
      id: newId(),
      generationId,
      intentId: newId(),
      providerId,
      tier,
      credentialId,
      origin: 'ordered',
      state: newJobState,
      createdAt,
    });
  });
}
