import { isDeepStrictEqual } from 'node:util';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { JobView } from '#shared/domain/job.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { Snapshot } from '../db/repositories/snapshots.ts';
import { isSettled, viewOfJob } from '../jobs/job-view.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import type { Clock } from '../platform/clock.ts';
import type { PreparedRequest, ProviderSettings } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { notFound, orNotFound } from './not-found.ts';
import { insertOrder, insertSnapshot, type OrderRepositories } from './place-order.ts';
import { withStorageFaults } from './storage-faults.ts';

export interface GenerationsService {
  /** One click. The same token again answers with the jobs of the first. */
  order(input: MethodInput<'generations.order'>): Result<JobView[], AppError>;
  cancel(input: MethodInput<'jobs.cancel'>): Promise<Result<JobView, AppError>>;
  /** A new generation of the same snapshot; a job that only waits for a person goes on instead. */
  retry(input: MethodInput<'jobs.retry'>): Promise<Result<JobView, AppError>>;
  /** Jobs that are not settled, and those that settled at or after `settledSince` (milliseconds UTC). */
  list(settledSince: number): readonly JobView[];
}

/** Seeds run from 0 to one below this. */
const seedCount = 2 ** 31;

interface GenerationsDeps {
  readonly db: Pick<Database, 'write'>;
  readonly repositories: OrderRepositories & { readonly drafts: DraftRepository; readonly assets: AssetRepository };
  readonly registry: ProviderRegistry;
  readonly runner: JobRunner;
  readonly settings: () => ProviderSettings;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createGenerationsService(deps: GenerationsDeps): GenerationsService {
  const { repositories, runner } = deps;
  return {
    order(input) {
      const ordered = beginOnce(deps, input.orderToken, () => writeOrder(deps, input));
      return ordered.ok ? ok([...ordered.value]) : ordered;
    },
    cancel: async ({ jobId }) => await withStorageFaults(async () => runner.cancel(jobId)),
    async retry(input) {
      const released = await withStorageFaults(async () => ok(runner.release(input.jobId)));
      if (!released.ok) return released;
      if (released.value !== null) return ok(released.value);
      const retried = beginOnce(deps, input.orderToken, () => writeRetry(deps, input));
      return retried.ok ? orNotFound(retried.value[0] ?? null) : retried;
    },
    list: (settledSince) => [...runner.openViews(), ...repositories.jobs.listSettledSince(settledSince).map(viewOfJob)],
  };
}

/** New jobs start when their order is on the disk; an order that was there already starts nothing. */
function beginOnce(
  { db, repositories, runner }: GenerationsDeps,
  token: string,
  write: () => Result<readonly Job[], AppError>,
): Result<readonly JobView[], AppError> {
  let isNew = false;
  const written = db.write(() => {
    const known = repositories.orders.findByToken(token);
    if (known !== null) return ok(repositories.jobs.listOfOrder(known.id));
    isNew = true;
    return write();
  });
  if (!written.ok) return written;
  return ok(isNew ? runner.add(written.value) : written.value.map(viewOfJob));
}

function writeOrder(
  deps: GenerationsDeps,
  { clipId, draftRevision, providerId, tier, agreedPrice, orderToken }: MethodInput<'generations.order'>,
): Result<readonly Job[], AppError> {
  const { repositories, clock } = deps;
  const draft = repositories.drafts.find(clipId);
  if (draft === null || repositories.clips.find(clipId)?.trashedAt !== null) return notFound();
  if (draft.revision !== draftRevision) return err(appError('conflict', 'draft.stale'));
  const checked = checkPromise(deps, { providerId, tier, price: agreedPrice }, draft.spec);
  if (!checked.ok) return checked;
  const snapshots = snapshotsOfTakes(draft.spec, (spec) =>
    insertSnapshot(repositories, clock, { clipId, spec, compiledPrompt: checked.value.prompt }),
  );
  const click = { token: orderToken, clipId, providerId, tier, agreedPrice, snapshots, retryOf: null };
  return ok(insertOrder(repositories, clock, click));
}

function writeRetry(
  deps: GenerationsDeps,
  { jobId, orderToken }: MethodInput<'jobs.retry'>,
): Result<readonly Job[], AppError> {
  const { repositories, clock } = deps;
  const job = repositories.jobs.find(jobId);
  const snapshot = job === null ? null : repositories.snapshots.find(job.snapshotId);
  if (job === null || snapshot === null) return notFound();
  if (!isSettled(job.state) || job.state.name === 'ready') return err(appError('conflict', 'job.not-retryable'));
  const checked = checkPromise(deps, job, snapshot.spec);
  if (!checked.ok) return checked;
  const { clipId, providerId, tier, price: agreedPrice, generationId: retryOf } = job;
  const click = { token: orderToken, clipId, providerId, tier, agreedPrice, snapshots: [snapshot], retryOf } as const;
  return ok(insertOrder(repositories, clock, click));
}

/** Checks once more what the button promised: it can be made, and costs what was agreed. */
function checkPromise(
  { repositories, registry, settings }: GenerationsDeps,
  { providerId, tier, price }: Pick<Job, 'providerId' | 'tier' | 'price'>,
  spec: ClipSpec,
): Result<PreparedRequest, AppError> {
  const provider = registry.find(providerId);
  if (provider === null) return notFound();
  const known = new Map(repositories.assets.list(assetIdsOfSpec(spec)).map((asset) => [asset.id, asset]));
  const prepared = provider.prepare(spec, known, tier, settings());
  if (!prepared.ok) {
    const detail = prepared.error.map(({ code }) => code).join(', ');
    return err(appError('invalid-input', 'spec.blocked', { detail }));
  }
  const quoted = provider.quote(prepared.value).price;
  return isDeepStrictEqual(quoted, price) ? ok(prepared.value) : err(appError('conflict', 'price.changed'));
}

/** With a seed, take k uses seed + k - 1, so that each take differs and can be made again; else all share one. */
function snapshotsOfTakes(spec: ClipSpec, freeze: (spec: ClipSpec) => Snapshot): readonly [Snapshot, ...Snapshot[]] {
  const { seed, takes } = spec.parameters;
  const first = freeze(spec);
  const rest = Array.from({ length: takes - 1 }, (_take, index) => {
    if (seed === null) return first;
    return freeze({ ...spec, parameters: { ...spec.parameters, seed: (seed + index + 1) % seedCount } });
  });
  return [first, ...rest];
}
