import type { ClipId, CredentialId, OrderId, ProviderId } from '#shared/ids.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { JobView } from '#shared/domain/job.ts';
import type { Draft } from '#shared/domain/project.ts';
import type { Price } from '#shared/domain/quote.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { Job } from '../db/repositories/job-rows.ts';
import type { Order } from '../db/repositories/orders.ts';
import type { Snapshot } from '../db/repositories/snapshots.ts';
import { isSettled } from '../jobs/job-view.ts';
import type { ViewOf } from '../jobs/job-viewer.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/new-id.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { ProviderSettings } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import { checkDraft } from './check-draft.ts';
import { checkPromise } from './check-promise.ts';
import type { Estimates } from './estimates.ts';
import { notFound, orNotFound } from './not-found.ts';
import { tokenOfPart } from './order-token.ts';
import { insertOrder, insertSnapshot, type OrderRepositories } from './place-order.ts';
import { withStorageFaults } from './storage-faults.ts';

export interface GenerationsService {
  /** One click, with its twin if it has one. The same token again answers with the jobs of the first. */
  order(input: MethodInput<'generations.order'>): Result<JobView[], AppError>;
  /** One click for several clips: all of them, or none. */
  orderSeveral(input: MethodInput<'generations.orderSeveral'>): Result<JobView[], AppError>;
  /** A new generation of the same snapshot, in place of a settled job that gave no take. */
  retry(input: MethodInput<'jobs.retry'>): Result<JobView, AppError>;
  /** Once more, as a new intent, because a person says so: the doubtful one is written off. */
  sendAgain(input: MethodInput<'jobs.sendAgain'>): Promise<Result<JobView, AppError>>;
  /** The same job at another price: nothing of it was sent, so it keeps its intent and its number. */
  agree(input: MethodInput<'jobs.agree'>): Promise<Result<JobView, AppError>>;
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
  readonly estimates: Pick<Estimates, 'quote'>;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createGenerationsService(deps: GenerationsDeps): GenerationsService {
  const { repositories, runner, viewOf } = deps;
  return {
    order(input) {
      const ordered = beginOnce(deps, input.orderToken, () => writeOrder(deps, input));
      return ordered.ok ? ok([...ordered.value]) : ordered;
    },
    orderSeveral(input) {
      const ordered = beginOnce(deps, input.orderToken, () => writeSeveral(deps, input));
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
    async agree(input) {
      const agreed = deps.db.write(() => writeAgreement(deps, input));
      if (!agreed.ok) return agreed;
      return await withStorageFaults(async () => ok(runner.agree(agreed.value) ?? viewOf(agreed.value)));
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
  write: () => Result<unknown, AppError>,
): Result<readonly JobView[], AppError> {
  let isNew = false;
  const written = db.write(() => {
    if (repositories.orders.findByToken(token) !== null) return ok(jobsOfClick(repositories, token));
    isNew = true;
    const ordered = write();
    return ordered.ok ? ok(jobsOfClick(repositories, token)) : ordered;
  });
  if (!written.ok) return written;
  return ok(isNew ? runner.add(written.value) : written.value.map((job) => viewOf(job)));
}

/** The jobs of every order that was placed by one click, in the order of the clips. */
function jobsOfClick({ orders, jobs }: OrderRepositories, token: string): Job[] {
  const found: Job[] = [];
  for (let index = 0; ; index += 1) {
    const order = orders.findByToken(tokenOfPart(token, index));
    if (order === null) return found;
    found.push(...jobs.listOfOrder(order.id));
  }
}

/** Every promise of the click is checked before the first is written down: a twin is ordered with the other, or neither is. */
function writeOrder(
  deps: GenerationsDeps,
  { clipId, draftRevision, orderToken, twin, ...main }: MethodInput<'generations.order'>,
): Result<OrderId, AppError> {
  const found = findOrderable(deps, clipId, draftRevision);
  if (!found.ok) return found;
  const draft = found.value;
  if (twin?.providerId === main.providerId && twin.tier === main.tier) {
    return err(appError('invalid-input', 'input.invalid', { detail: 'a twin is ordered at another quote' }));
  }
  const checked = checkOffer(deps, main, draft.spec);
  if (!checked.ok) return checked;
  const checkedTwin = twin === undefined ? ok(null) : checkOffer(deps, twin, draft.spec);
  if (!checkedTwin.ok) return checkedTwin;
  const sendable = checkDraft(deps.repositories.assets, draft.spec);
  if (!sendable.ok) return sendable;
  const id = newId<OrderId>();
  orderTakes(deps, draft, checked.value, { id, token: orderToken, twinOf: null });
  if (checkedTwin.value !== null) {
    orderTakes(deps, draft, checkedTwin.value, { id: newId<OrderId>(), token: newId<string>(), twinOf: id });
  }
  return ok(id);
}

/** The words of a clip as they stood when the person pressed. */
function findOrderable({ repositories }: GenerationsDeps, clipId: ClipId, revision: number): Result<Draft, AppError> {
  const draft = repositories.drafts.find(clipId);
  if (draft === null || repositories.clips.find(clipId)?.trashedAt !== null) return notFound();
  return draft.revision === revision ? ok(draft) : err(appError('conflict', 'draft.stale'));
}

/** Every clip is checked before the first is written down. */
function writeSeveral(
  deps: GenerationsDeps,
  { orders, orderToken }: MethodInput<'generations.orderSeveral'>,
): Result<null, AppError> {
  const checked: { readonly draft: Draft; readonly offer: CheckedOffer }[] = [];
  for (const { clipId, draftRevision, ...promise } of orders) {
    const about = (error: AppError) => err({ ...error, params: { ...error.params, clipId } });
    const draft = findOrderable(deps, clipId, draftRevision);
    if (!draft.ok) return about(draft.error);
    const offer = checkOffer(deps, promise, draft.value.spec);
    if (!offer.ok) return about(offer.error);
    const sendable = checkDraft(deps.repositories.assets, draft.value.spec);
    if (!sendable.ok) return about(sendable.error);
    checked.push({ draft: draft.value, offer: offer.value });
  }
  for (const [index, { draft, offer }] of checked.entries()) {
    orderTakes(deps, draft, offer, { id: newId<OrderId>(), token: tokenOfPart(orderToken, index), twinOf: null });
  }
  return ok(null);
}

type Bought = Pick<Order, 'providerId' | 'tier' | 'agreedPrice' | 'priceBasis'> & {
  readonly credentialId: CredentialId | null;
};

interface CheckedOffer {
  readonly bought: Bought;
  readonly prompt: string;
}

function checkOffer(
  deps: GenerationsDeps,
  { providerId, tier, agreedPrice }: Pick<Order, 'providerId' | 'tier' | 'agreedPrice'>,
  spec: ClipSpec,
): Result<CheckedOffer, AppError> {
  const checked = checkPromise(deps, { providerId, tier, price: agreedPrice }, spec);
  if (!checked.ok) return checked;
  const { credentialId, priceBasis, prepared } = checked.value;
  return ok({ bought: { providerId, tier, agreedPrice, priceBasis, credentialId }, prompt: prepared.prompt });
}

/** As many takes of a draft as it asks for. Each provider has a prompt of its own, so each order has snapshots of its own. */
function orderTakes(
  { repositories, clock }: GenerationsDeps,
  { clipId, spec: drafted }: Draft,
  { bought, prompt }: CheckedOffer,
  order: Pick<Order, 'id' | 'token' | 'twinOf'>,
): void {
  const snapshots = snapshotsOfTakes(drafted, (spec) =>
    insertSnapshot(repositories, clock, { clipId, spec, compiledPrompt: prompt }),
  );
  insertOrder(repositories, clock, { ...bought, ...order, clipId, snapshots, retryOf: null });
}

function writeRetry(
  deps: GenerationsDeps,
  { jobId, agreedPrice, orderToken }: MethodInput<'jobs.retry'>,
): Result<OrderId, AppError> {
  const job = deps.repositories.jobs.find(jobId);
  if (job === null) return notFound();
  if (!isSettled(job.state) || job.state.name === 'ready') return err(appError('conflict', 'job.not-retryable'));
  return writeAnother(deps, job, agreedPrice, orderToken);
}

function writeSendAgain(
  deps: GenerationsDeps,
  { jobId, agreedPrice, orderToken }: MethodInput<'jobs.sendAgain'>,
): Result<OrderId, AppError> {
  const job = deps.repositories.jobs.find(jobId);
  if (job === null) return notFound();
  if (job.state.name !== 'unconfirmed') return err(appError('conflict', 'job.not-unconfirmed'));
  return writeAnother(deps, job, agreedPrice, orderToken);
}

/** An order of its own, so that each keeps the price that was agreed to; the takes of the first stay as they were. */
function writeAgreement(
  deps: GenerationsDeps,
  { jobId, agreedPrice, orderToken: token }: MethodInput<'jobs.agree'>,
): Result<Job, AppError> {
  const { repositories, clock } = deps;
  const job = repositories.jobs.find(jobId);
  const snapshot = job === null ? null : repositories.snapshots.find(job.snapshotId);
  if (job === null || snapshot === null) return notFound();
  // The same press again.
  if (repositories.orders.findByToken(token) !== null) return ok(job);
  if (!('hold' in job.state) || job.state.hold !== 'price') return err(appError('conflict', 'job.not-retryable'));
  const { clipId, providerId, tier, snapshotId, generationId } = job;
  const checked = checkOffer(deps, { providerId, tier, agreedPrice }, snapshot.spec);
  if (!checked.ok) return checked;
  const { priceBasis } = checked.value.bought;
  const orderId = newId<OrderId>();
  const order = { id: orderId, token, clipId, snapshotId, providerId, tier, agreedPrice, priceBasis, twinOf: null };
  repositories.orders.insert({ ...order, createdAt: clock.nowMs() });
  repositories.generations.setOrder(generationId, orderId);
  return ok({ ...job, orderId, price: agreedPrice });
}

/** A new generation, with an intent of its own, of the snapshot that a job was made from. */
function writeAnother(deps: GenerationsDeps, job: Job, agreedPrice: Price, token: string): Result<OrderId, AppError> {
  const { repositories, clock } = deps;
  const snapshot = repositories.snapshots.find(job.snapshotId);
  if (snapshot === null) return notFound();
  const { clipId, providerId, tier, generationId: retryOf } = job;
  const checked = checkOffer(deps, { providerId, tier, agreedPrice }, snapshot.spec);
  if (!checked.ok) return checked;
  const order = { id: newId<OrderId>(), token, twinOf: null, clipId };
  insertOrder(repositories, clock, { ...checked.value.bought, ...order, snapshots: [snapshot], retryOf });
  return ok(order.id);
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
