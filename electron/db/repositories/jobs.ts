import { settledJobStates } from '#shared/domain/job.ts';
import type { JobState } from '#shared/domain/job-state.ts';
import type { GenerationId, IntentId, JobId, OrderId, ProviderId, TierId } from '#shared/ids.ts';
import type { Database, SqlValue } from '../database.ts';
import { createJobRowReader, type Job, type JobRow } from './job-rows.ts';

export interface NewJob {
  readonly id: JobId;
  readonly generationId: GenerationId;
  readonly intentId: IntentId;
  readonly providerId: ProviderId;
  readonly tier: TierId;
  readonly state: JobState;
  readonly createdAt: number;
}

export interface JobRepository {
  insert(job: NewJob): void;
  find(id: JobId): Job | null;
  /** In the order of their making. */
  listOfOrder(orderId: OrderId): Job[];
  /** Everything that is not settled, oldest first. */
  listOpen(): Job[];
  /** Settled at or after this moment, newest first. */
  listSettledSince(at: number): Job[];
  /** Settled, but what was kept for sending is still there. */
  listUnforgotten(): Job[];
  saveState(id: JobId, state: JobState, at: number): void;
  saveFrozen(id: JobId, bytes: Uint8Array): void;
  dropFrozen(id: JobId): void;
  findFrozen(id: JobId): Uint8Array | null;
  /** How long the newest finished jobs took, in milliseconds. */
  listTookMs(providerId: ProviderId, tier: TierId, limit: number): number[];
}

function isSettled(state: JobState): boolean {
  return settledJobStates.includes(state.name);
}

export function createJobRepository(db: Database): JobRepository {
  const rows = createJobRowReader(db);
  const select = <Parameters extends readonly SqlValue[]>(condition: string) =>
    db.prepare<Parameters, JobRow>(`
      SELECT jobs.id, generation_id, generations.order_id, generations.snapshot_id, generations.clip_id,
        clips.name AS clip_name, projects.id AS project_id, projects.name AS project_name, take_number,
        intent_id, jobs.provider_id, jobs.tier, orders.agreed_price, credential_id, remote_id, bill, data,
        jobs.created_at, updated_at
      FROM jobs JOIN generations ON generations.id = jobs.generation_id JOIN orders ON orders.id = generations.order_id
        JOIN clips ON clips.id = generations.clip_id JOIN sequences ON sequences.id = clips.sequence_id
        JOIN projects ON projects.id = sequences.project_id
      WHERE ${condition}`);
  const insert = db.prepare<Readonly<Record<string, SqlValue>>>(`
    INSERT INTO jobs (id, generation_id, intent_id, provider_id, tier, state, data, created_at, updated_at)
    VALUES (@id, @generationId, @intentId, @providerId, @tier, @state, @data, @createdAt, @createdAt)`);
  const find = select<readonly [JobId]>('jobs.id = ?');
  const ofOrder = select<readonly [OrderId]>('generations.order_id = ? ORDER BY take_number');
  const open = select<readonly []>('jobs.settled_at IS NULL ORDER BY jobs.created_at, jobs.id');
  const settled = select<readonly [number]>('jobs.settled_at >= ? ORDER BY jobs.settled_at DESC');
  const unforgotten = select<readonly []>('jobs.settled_at IS NOT NULL AND jobs.frozen_request IS NOT NULL');
  const save = db.prepare<Readonly<Record<string, SqlValue>>>(
    'UPDATE jobs SET state = @state, data = @data, settled_at = @settledAt, updated_at = @at WHERE id = @id',
  );
  const setFrozen = db.prepare<readonly [Uint8Array | null, JobId]>('UPDATE jobs SET frozen_request = ? WHERE id = ?');
  const findFrozen = db.prepare<readonly [JobId], { readonly frozen_request: Uint8Array | null }>(
    'SELECT frozen_request FROM jobs WHERE id = ?',
  );
  const tookMs = db.prepare<readonly [ProviderId, TierId, number], { readonly took: number | null }>(`
    SELECT json_extract(data, '$.tookMs') AS took FROM jobs
    WHERE settled_at IS NOT NULL AND state = 'ready' AND provider_id = ? AND tier = ?
    ORDER BY settled_at DESC LIMIT ?`);

  return {
    insert: ({ state, ...job }) => void insert.run({ ...job, state: state.name, data: JSON.stringify(state) }),
    find: (id) => rows.one(find.get([id])),
    listOfOrder: (orderId) => rows.all(ofOrder.all([orderId])),
    listOpen: () => rows.all(open.all([])),
    listSettledSince: (at) => rows.all(settled.all([at])),
    listUnforgotten: () => rows.all(unforgotten.all([])),
    saveState(id, state, at) {
      save.run({ id, state: state.name, data: JSON.stringify(state), at, settledAt: isSettled(state) ? at : null });
    },
    saveFrozen: (id, bytes) => void setFrozen.run([bytes, id]),
    dropFrozen: (id) => void setFrozen.run([null, id]),
    findFrozen: (id) => findFrozen.get([id])?.frozen_request ?? null,
    listTookMs: (providerId, tier, limit) =>
      tookMs.all([providerId, tier, limit]).flatMap(({ took }) => (took === null ? [] : [took])),
  };
}
