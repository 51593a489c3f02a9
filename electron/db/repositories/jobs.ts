import { settledJobStates, type Bill } from '#shared/domain/job.ts';
import type { JobState } from '#shared/domain/job-state.ts';
import type { CredentialId, GenerationId, IntentId, JobId, OrderId, ProviderId, TierId } from '#shared/ids.ts';
import type { Database, SqlValue, Statement } from '../database.ts';
import { createJobRowReader, type Job, type JobRow } from './job-rows.ts';

export interface NewJob {
  readonly id: JobId;
  readonly generationId: GenerationId;
  readonly intentId: IntentId;
  readonly providerId: ProviderId;
  readonly tier: TierId;
  readonly credentialId: CredentialId | null;
  readonly origin: Job['origin'];
  readonly state: JobState;
  readonly createdAt: number;
}

export interface JobRepository {
  insert(job: NewJob): void;
  find(id: JobId): Job | null;
  /** Those of its twin as well, in the order of their making. */
  listOfOrder(orderId: OrderId): Job[];
  /** Everything that is not settled, oldest first. */
  listOpen(): Job[];
  /** Settled at or after this moment, newest first. */
  listSettledSince(at: number): Job[];
  /** Settled before this moment, but what was kept for sending is still there. */
  listUnforgotten(settledBefore: number): Job[];
  /** Settled at or after this moment with an id at the provider, but without a bill that says what it cost. */
  listUnbilled(settledSince: number): Job[];
  /** Ids at this provider that our jobs hold. */
  listRemoteIds(providerId: ProviderId): string[];
  findByRemoteId(providerId: ProviderId, remoteId: string): Job | null;
  /** Open ones with an id at the provider whose request left more than once, with a doubt between; when it left first. */
  listReplayed(): { readonly job: Job; readonly sentAt: number }[];
  saveState(id: JobId, state: JobState, at: number): void;
  /** Drops the technical text of a settled job's error: it begins with what the provider answered. */
  dropDetail(id: JobId): void;
  saveRemoteFacts(id: JobId, facts: { readonly remoteId: string | null; readonly bill: Bill | null }): void;
  /** How long the newest finished jobs took, in milliseconds. */
  listTookMs(providerId: ProviderId, tier: TierId, limit: number): number[];
}

function isSettled(state: JobState): boolean {
  return settledJobStates.includes(state.name);
}

/** Prepares reads of whole jobs. */
function prepareSelect(db: Database) {
  return <Parameters extends readonly SqlValue[]>(condition: string): Statement<Parameters, JobRow> =>
    db.prepare<Parameters, JobRow>(`
      SELECT jobs.id, generation_id, generations.order_id, generations.snapshot_id, generations.clip_id,
        clips.name AS clip_name, projects.id AS project_id, projects.name AS project_name, take_number,
        intent_id, jobs.provider_id, jobs.tier, jobs.origin, orders.agreed_price, credential_id, remote_id, bill, data,
        jobs.created_at, updated_at, settled_at
      FROM jobs JOIN generations ON generations.id = jobs.generation_id JOIN orders ON orders.id = generations.order_id
        JOIN clips ON clips.id = generations.clip_id JOIN sequences ON sequences.id = clips.sequence_id
        JOIN projects ON projects.id = sequences.project_id
      WHERE ${condition}`);
}

function prepareDropDetail(db: Database) {
  return db.prepare<readonly [JobId]>(
    `UPDATE jobs SET data = json_remove(data, '$.error.detail') WHERE id = ? AND settled_at IS NOT NULL`,
  );
}

/** Reads jobs whose request left more than once. Every sending, and every doubt, is in the log. */
function prepareReplayed(db: Database): () => { readonly row: JobRow; readonly sentAt: number }[] {
  const replayed = prepareSelect(db)<readonly []>(`
    jobs.settled_at IS NULL AND jobs.remote_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM job_events WHERE job_id = jobs.id AND name IN ('ambiguous', 'interrupted'))
    AND (SELECT count(*) FROM job_events WHERE job_id = jobs.id AND name = 'sending') > 1`);
  const firstSending = db.prepare<readonly [string], { readonly at: number }>(
    `SELECT min(at) AS at FROM job_events WHERE job_id = ? AND name = 'sending'`,
  );
  return () => replayed.all([]).map((row) => ({ row, sentAt: firstSending.get([row.id])?.at ?? row.created_at }));
}

export function createJobRepository(db: Database): JobRepository {
  const rows = createJobRowReader(db);
  const select = prepareSelect(db);
  const insert = db.prepare<Readonly<Record<string, SqlValue>>>(`
    INSERT INTO jobs (id, generation_id, intent_id, provider_id, tier, credential_id, origin, state, data,
      created_at, updated_at)
    VALUES (@id, @generationId, @intentId, @providerId, @tier, @credentialId, @origin, @state, @data,
      @createdAt, @createdAt)`);
  const find = select<readonly [JobId]>('jobs.id = ?');
  const ofOrder = select<readonly [OrderId, OrderId]>('orders.id = ? OR orders.twin_of = ? ORDER BY take_number');
  const open = select<readonly []>('jobs.settled_at IS NULL ORDER BY jobs.created_at, jobs.id');
  const settled = select<readonly [number]>('jobs.settled_at >= ? ORDER BY jobs.settled_at DESC');
  const unforgotten = select<readonly [number]>(
    'jobs.settled_at < ? AND (jobs.frozen_request IS NOT NULL OR jobs.outbox_sha256 IS NOT NULL)',
  );
  const unbilled = select<readonly [number]>(`
    jobs.settled_at >= ? AND jobs.remote_id IS NOT NULL
    AND (jobs.bill IS NULL OR json_extract(jobs.bill, '$.charged') = 'unknown')`);
  const ofRemoteId = select<readonly [ProviderId, string]>('jobs.provider_id = ? AND jobs.remote_id = ?');
  const listReplayed = prepareReplayed(db);
  const remoteIds = db.prepare<readonly [ProviderId], { readonly remote_id: string }>(
    'SELECT remote_id FROM jobs WHERE provider_id = ? AND remote_id IS NOT NULL',
  );
  const save = db.prepare<Readonly<Record<string, SqlValue>>>(
    'UPDATE jobs SET state = @state, data = @data, settled_at = @settledAt, updated_at = @at WHERE id = @id',
  );
  const setRemoteFacts = db.prepare<Readonly<Record<string, SqlValue>>>(
    'UPDATE jobs SET remote_id = @remoteId, bill = @bill WHERE id = @id',
  );
  const dropDetail = prepareDropDetail(db);
  const tookMs = db.prepare<readonly [ProviderId, TierId, number], { readonly took: number | null }>(`
    SELECT json_extract(data, '$.tookMs') AS took FROM jobs
    WHERE settled_at IS NOT NULL AND state = 'ready' AND provider_id = ? AND tier = ?
    ORDER BY settled_at DESC LIMIT ?`);

  return {
    insert: ({ state, ...job }) => void insert.run({ ...job, state: state.name, data: JSON.stringify(state) }),
    find: (id) => rows.one(find.get([id])),
    listOfOrder: (orderId) => rows.all(ofOrder.all([orderId, orderId])),
    listOpen: () => rows.all(open.all([])),
    listSettledSince: (at) => rows.all(settled.all([at])),
    listUnforgotten: (settledBefore) => rows.all(unforgotten.all([settledBefore])),
    listUnbilled: (settledSince) => rows.all(unbilled.all([settledSince])),
    listRemoteIds: (providerId) => remoteIds.all([providerId]).map(({ remote_id }) => remote_id),
    findByRemoteId: (providerId, remoteId) => rows.one(ofRemoteId.get([providerId, remoteId])),
    listReplayed: () =>
      listReplayed().flatMap(({ row, sentAt }) => {
        const job = rows.one(row);
        return job === null ? [] : [{ job, sentAt }];
      }),
    saveState(id, state, at) {
      save.run({ id, state: state.name, data: JSON.stringify(state), at, settledAt: isSettled(state) ? at : null });
    },
    dropDetail: (id) => void dropDetail.run([id]),
    saveRemoteFacts: (id, { remoteId, bill }) =>
      void setRemoteFacts.run({ id, remoteId, bill: bill === null ? null : JSON.stringify(bill) }),
    listTookMs: (providerId, tier, limit) =>
      tookMs.all([providerId, tier, limit]).flatMap(({ took }) => (took === null ? [] : [took])),
  };
}
