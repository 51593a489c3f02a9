import type { ProviderId } from '#shared/ids.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { JobView } from '#shared/domain/job.ts';
import type { Price } from '#shared/domain/quote.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { Snapshot } from '../db/repositories/snapshots.ts';
import { isSettled } from '../jobs/job-view.ts';
import type { ViewOf } from '../jobs/job-viewer.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { Clock } from '../platform/clock.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderSettings } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { checkPromise } from './check-promise.ts';
import { notFound, orNotFound } from './not-found.ts';
import { insertOrder, insertSnapshot, type OrderRepositories } from './place-order.ts';
import { withStorageFaults } from './storage-faults.ts';

export interface GenerationsService {
  /** One click. The same token again answers with the jobs of the first. */
  order(input: MethodInput<'generations.order'>): Result<JobView[], AppError>;
  /** A new generation of the same snapshot, in place of a settled job that gave no take. */
  retry(input: MethodInput<'jobs.retry'>): Result<JobView, AppError>;
  /** Once more, as a new intent, because a person says so: the doubtful one is written off. */
  sendAgain(input: MethodInput<'jobs.sendAgain'>): Promise<Result<JobView, AppError>>;
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
  readonly keys: Pick<KeySource, 'current'>;
  readonly viewOf: ViewOf;
  readonly settings: (providerId: ProviderId) => ProviderSettings;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createGenerationsService(deps: GenerationsDeps): GenerationsService {
  const { repositories, runner, viewOf } = deps;
  return {
    order(input) {
      const ordered = beginOnce(deps, input.orderToken, () => writeOrder(deps, input));
      return ordered.ok ? ok([...ordered.value]) : ordered;
    },
    retry: (input) => firstOf(beginOnce(deps, input.orderToken, () => writeRetry(deps, input))),
    async sendAgain(input) {
      const sent = firstOf(beginOnce(deps, input.orderToken, () => writeSendAgain(deps, input)));
      if (!sent.ok) return sent;
      // After the new one is on the disk, so that a crash in between loses neither; twice changes nothing.
      return await withStorageFaults(async () => {
        runner.writeOff(input.jobId);
        return sent;
      });
    },
    list: (settledSince) => [
      ...runner.openViews(),
      ...repositories.jobs.listSettledSince(settledSince).map((job) => viewOf(job)),
    ],
  };
}

function firstOf(views: Result<readonly JobView[], AppError>): Result<JobView, AppError> {
  return views.ok ? orNotFound(views.value[0] ?? null) : views;
}

/** New jobs start when their order is on the disk; an order that was there already starts nothing. */
function beginOnce(
  { db, repositories, runner, viewOf }: GenerationsDeps,
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
  return ok(isNew ? runner.add(written.value) : written.value.map((job) => viewOf(job)));
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
    insertSnapshot(repositories, clock, { clipId, spec, compiledPrompt: checked.value.prepared.prompt }),
  );
  const { credentialId, priceBasis } = checked.value;
  const bought = { providerId, tier, agreedPrice, priceBasis, credentialId };
  return ok(insertOrder(repositories, clock, { ...bought, token: orderToken, clipId, snapshots, retryOf: null }));
}

function writeRetry(
  deps: GenerationsDeps,
  { jobId, orderToken }: MethodInput<'jobs.retry'>,
): Result<readonly Job[], AppError> {
  const job = deps.repositories.jobs.find(jobId);
  if (job === null) return notFound();
  if (!isSettled(job.state) || job.state.name === 'ready') return err(appError('conflict', 'job.not-retryable'));
  return writeAnother(deps, job, job.price, orderToken);
}

function writeSendAgain(
  deps: GenerationsDeps,
  { jobId, agreedPrice, orderToken }: MethodInput<'jobs.sendAgain'>,
): Result<readonly Job[], AppError> {
  const job = deps.repositories.jobs.find(jobId);
  if (job === null) return notFound();
  if (job.state.name !== 'unconfirmed') return err(appError('conflict', 'job.not-unconfirmed'));
  return writeAnother(deps, job, agreedPrice, orderToken);
}

/** A new generation, with an intent of its own, of the snapshot that a job was made from. */
function writeAnother(
  deps: GenerationsDeps,
  job: Job,
  agreedPrice: Price,
  token: string,
): Result<readonly Job[], AppError> {
  const { repositories, clock } = deps;
  const snapshot = repositories.snapshots.find(job.snapshotId);
  if (snapshot === null) return notFound();
  const { clipId, providerId, tier, generationId: retryOf } = job;
  const checked = checkPromise(deps, { providerId, tier, price: agreedPrice }, snapshot.spec);
  if (!checked.ok) return checked;
  const { credentialId, priceBasis } = checked.value;
  const bought = { providerId, tier, agreedPrice, priceBasis, credentialId };
  return ok(insertOrder(repositories, clock, { ...bought, token, clipId, snapshots: [snapshot], retryOf }));
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
