import { noBucketView } from '#shared/domain/bucket.ts';
import type { Account, KeyStore } from '#shared/domain/account.ts';
import type { Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import type { JobView } from '#shared/domain/job.ts';
import type { Clip, Draft } from '#shared/domain/project.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { defaultSettings, type Settings } from '#shared/domain/settings.ts';
import type { Take } from '#shared/domain/take.ts';
import type { Still } from '#shared/domain/still.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { assetIdSchema, takeIdSchema } from '#shared/ids.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import type { EventEnvelope, EventName, EventPayload } from '#shared/ipc/events.ts';
import { appSnapshotSchema, type AppSnapshot } from '#shared/ipc/snapshot.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Client, ConnectionState } from '#renderer/platform/client.ts';
import { animatic } from './fake-animatic.ts';
import { addAfter } from './fake-clips.ts';
import { isOf, jobOf, promisesOf, type Promised } from './fake-order.ts';
import { continuation, filmOfStill, stillOf, stillOfFilm } from './fake-stills.ts';
import { quotesOf, type Rates } from './fake-quotes.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

/** What the page starts with. */
export interface Scene {
  readonly settings: Settings;
  readonly clips: Clip[];
  readonly drafts: Draft[];
  readonly takes: Take[];
  readonly jobs: JobView[];
  readonly assets: Asset[];
  /** Besides Animatic. */
  readonly providers: Capabilities[];
  readonly accounts: Account[];
  readonly keyStore: KeyStore;
  readonly isOnline: boolean;
}

export const emptyScene: Scene = {
  settings: defaultSettings,
  clips: [],
  drafts: [],
  takes: [],
  jobs: [],
  assets: [],
  providers: [],
  accounts: [],
  keyStore: { kind: 'keychain' },
  isOnline: true,
};

const projectId = idNumber(1_000);
const sequenceId = idNumber(1_001);
const epoch = idNumber(1_002);

type Handlers = { [M in MethodName]?: (input: MethodInput<M>) => MethodOutput<M> | AppError };

/**
 * The application as far as the studio needs it, inside the page: it keeps clips, drafts, takes and jobs, and announces
 * what changes, in the order of the real one. Every call is kept in `calls`.
 */
export class FakeApplication {
  readonly calls: { readonly method: string; readonly input: unknown }[] = [];
  /** Fails the next calls of a method. */
  readonly failures = new Map<MethodName, AppError>();
  /** Does the next calls of a method, but the line drops before the answer. */
  readonly lostAnswers = new Set<MethodName>();
  /** What is announced does not arrive. */
  isDeaf = false;
  /** Cents for a second, by tier; a test changes them behind the person's back. */
  rates: Rates = { standard: 30, fast: 24 };
  /** What a provider told, by the clip it was asked about. */
  readonly estimates: Record<string, { readonly providerId: string; readonly told: Pick<Quote, 'price' | 'askedAt'> }> =
    {};
  readonly #eventListeners = new Set<(envelope: EventEnvelope) => void>();
  readonly #connectionListeners = new Set<(state: ConnectionState) => void>();
  readonly #tokens = new Map<string, JobView[]>();
  #scene: Scene;
  #connection: ConnectionState = 'connected';
  #revision = 0;
  #nextId = 5_000;

  constructor(scene: Scene) {
    this.#scene = { ...scene, settings: { ...scene.settings, hasFinishedFirstRun: true } };
  }

  /** The client's own functions, as a plain object: callers copy it. */
  readonly client: Client = {
    invoke: (method, input) => this.#invoke(method, input),
    onEvent: (listener) => {
      this.#eventListeners.add(listener);
      return () => this.#eventListeners.delete(listener);
    },
    onConnection: (listener) => {
      listener(this.#connection);
      this.#connectionListeners.add(listener);
      return () => this.#connectionListeners.delete(listener);
    },
    importFile: () => Promise.resolve(err(appError('internal', 'internal'))),
  };

  get scene(): Scene {
    return this.#scene;
  }

  async #invoke<M extends MethodName>(method: M, input: MethodInput<M>): Promise<Result<MethodOutput<M>, AppError>> {
    this.calls.push({ method, input: structuredClone(input) });
    await Promise.resolve();
    const failure = this.failures.get(method);
    if (failure !== undefined) return err(failure);
    const handler: Handlers[M] = this.#handlers[method];
    if (handler === undefined) return err(appError('internal', 'method.unknown', { detail: method }));
    const value = handler(input);
    if (this.lostAnswers.has(method)) return err(appError('network', 'network.offline'));
    return isError(value) ? err(value) : ok(value);
  }

  setConnection(state: ConnectionState): void {
    this.#connection = state;
    for (const listener of this.#connectionListeners) listener(state);
  }

  emit<N extends EventName>(name: N, payload: EventPayload<N>): void {
    this.#revision += 1;
    if (this.isDeaf) return;
    for (const listener of this.#eventListeners) listener({ epoch, revision: this.#revision, name, payload });
  }

  /** A job goes on. */
  moveJob(id: string, change: Partial<JobView>): void {
    const job = this.#scene.jobs.find((each) => each.id === id);
    if (job === undefined) return;
    const next = { ...job, ...change };
    this.#scene = { ...this.#scene, jobs: this.#scene.jobs.map((each) => (each.id === id ? next : each)) };
    this.emit('jobs.changed', next);
  }

  /** The work of a job is done: its take lands. */
  finishJob(id: string, asset: Asset): void {
    const job = this.#scene.jobs.find((each) => each.id === id);
    if (job === undefined) return;
    const take: Take = {
      id: takeIdSchema.parse(this.#newId()),
      clipId: job.clipId,
      generationId: job.generationId,
      assetId: asset.id,
      lastFrameAssetId: null,
      providerId: job.providerId,
      tier: job.tier,
      number: job.takeNumber,
      verdict: null,
      rating: null,
      note: '',
      createdAt: 0,
      trashedAt: null,
    };
    this.#scene = { ...this.#scene, takes: [...this.#scene.takes, take], assets: [...this.#scene.assets, asset] };
    this.emit('assets.changed', asset);
    this.emit('takes.changed', take);
    this.moveJob(id, { state: 'ready', takeId: take.id, progress: null });
  }

  /** Does the work on the last frame of a take, as a window does. */
  finishStill(wish: MethodInput<'stills.make'>): void {
    const take = this.#scene.takes.find(({ id }) => id === wish.takeId);
    if (take === undefined) return;
    const still = stillOfFilm(take.assetId);
    this.#scene = { ...this.#scene, assets: [...this.#scene.assets.filter(({ id }) => id !== still.id), still] };
    this.emit('assets.changed', still);
    const { newClipId } = wish;
    const clip = this.#scene.clips.find(({ id }) => id === take.clipId);
    const draft = this.#scene.drafts.find(({ clipId }) => clipId === take.clipId);
    if (newClipId !== null && clip !== undefined && draft !== undefined) {
      const made = continuation(take, { clip, draft }, { newClipId, stillId: still.id });
      for (const { id, position } of this.#scene.clips) {
        if (position >= made.clip.position) this.#changeClip(id, { position: position + 1 });
      }
      const { clips, drafts } = this.#scene;
      this.#scene = { ...this.#scene, clips: [...clips, made.clip], drafts: [...drafts, made.draft] };
      this.emit('drafts.changed', made.draft);
      this.emit('clips.changed', made.clip);
    }
    this.emit('stills.changed', stillOf(wish, { state: 'done', share: 1, assetId: still.id }));
  }

  #makeStill(wish: MethodInput<'stills.make'>): Still | AppError {
    const take = this.#scene.takes.find(({ id }) => id === wish.takeId);
    if (take === undefined) return appError('not-found', 'entity.not-found');
    const still = stillOfFilm(take.assetId);
    if (this.#scene.assets.some(({ id }) => id === still.id)) {
      this.finishStill(wish);
      return stillOf(wish, { state: 'done', share: 1, assetId: still.id });
    }
    this.emit('stills.changed', stillOf(wish, {}));
    return stillOf(wish, {});
  }

  #newId(): string {
    this.#nextId += 1;
    return idNumber(this.#nextId);
  }

  #snapshot(): AppSnapshot {
    const { settings, clips, drafts, takes, jobs, assets } = this.#scene;
    const project = { id: projectId, name: 'Night Train to Kyoto', isSample: true, createdAt: 0, trashedAt: null };
    const sequences = [{ id: sequenceId, projectId, name: 'Film', position: 0 }];
    return appSnapshotSchema.parse({
      epoch,
      revision: this.#revision,
      appVersion: '0.0.0',
      host: { kind: 'browser', canReveal: true, hasWindowControls: false, platform: 'linux' },
      library: { folder: '/films', usedBytes: 41_200_000_000, freeBytes: 212_000_000_000 },
      settings: { ...settings, openProjectId: projectId },
      providers: [animatic, ...this.#scene.providers],
      accounts: this.#scene.accounts,
      keyStore: this.#scene.keyStore,
      bucket: noBucketView,
      isOnline: this.#scene.isOnline,
      projects: [project],
      open: { project, sequences, clips, drafts, takes, elements: [], assets },
      jobs,
      damagedRows: 0,
    });
  }

  #changeClip(id: string, change: Partial<Clip>): Clip | AppError {
    const clip = this.#scene.clips.find((each) => each.id === id);
    if (clip === undefined) return appError('not-found', 'entity.not-found');
    const next = { ...clip, ...change };
    this.#scene = { ...this.#scene, clips: this.#scene.clips.map((each) => (each.id === id ? next : each)) };
    this.emit('clips.changed', next);
    return next;
  }

  #changeTake(id: string, change: Partial<Take>): Take | AppError {
    const take = this.#scene.takes.find((each) => each.id === id);
    if (take === undefined) return appError('not-found', 'entity.not-found');
    const next = { ...take, ...change };
    this.#scene = { ...this.#scene, takes: this.#scene.takes.map((each) => (each.id === id ? next : each)) };
    this.emit('takes.changed', next);
    return next;
  }

  #quotes(spec: ClipSpec): Quote[] {
    return quotesOf(spec, [animatic, ...this.#scene.providers], this.rates).map((quote) => {
      const estimate = this.estimates[JSON.stringify(spec)];
      return estimate === undefined || quote.providerId !== estimate.providerId
        ? quote
        : { ...quote, ...estimate.told };
    });
  }

  /** The provider is asked, and says five cents less than its table. */
  #refine({ spec, providerId, tier }: MethodInput<'quotes.refine'>): Quote | AppError {
    const quote = this.#quotes(spec).find((each) => isOf(each, { providerId, tier }));
    if (quote === undefined) return appError('not-found', 'entity.not-found');
    const { price } = quote;
    if (price.kind !== 'exact' || quote.askedAt !== undefined) return quote;
    const told = {
      price: { ...price, price: { ...price.price, amount: price.price.amount - 5 } },
      askedAt: Date.now(),
    };
    this.estimates[JSON.stringify(spec)] = { providerId, told };
    return { ...quote, ...told };
  }

  #order(input: MethodInput<'generations.order'>): JobView[] | AppError {
    const known = this.#tokens.get(input.orderToken);
    if (known !== undefined) return known;
    const draft = this.#scene.drafts.find((each) => each.clipId === input.clipId);
    const count = draft?.spec.parameters.takes ?? 1;
    const promises = promisesOf(input);
    if (!this.#isKept(input)) return appError('conflict', 'price.changed');
    const used = [
      ...this.#scene.jobs.filter((job) => job.clipId === input.clipId).map((job) => job.takeNumber),
      ...this.#scene.takes.filter((take) => take.clipId === input.clipId).map((take) => take.number),
    ];
    const ordered = promises
      .flatMap((promise) => Array.from({ length: count }, () => promise))
      .map((promise, index) => jobOf(promise, Math.max(0, ...used) + index + 1, this.#newId()));
    this.#tokens.set(input.orderToken, ordered);
    this.#scene = { ...this.#scene, jobs: [...this.#scene.jobs, ...ordered] };
    for (const job of ordered) this.emit('jobs.changed', job);
    return ordered;
  }

  #isKept(input: MethodInput<'generations.order'>): boolean {
    const draft = this.#scene.drafts.find((each) => each.clipId === input.clipId);
    const quotes = draft === undefined ? [] : this.#quotes(draft.spec);
    const priceAt = (promise: Promised) => quotes.find((quote) => isOf(quote, promise))?.price;
    return promisesOf(input).every((each) => JSON.stringify(priceAt(each)) === JSON.stringify(each.agreedPrice));
  }

  #orderSeveral({ orders, orderToken }: MethodInput<'generations.orderSeveral'>): JobView[] | AppError {
    const known = this.#tokens.get(orderToken);
    if (known !== undefined) return known;
    const inputs = orders.map((order, index) => ({ ...order, orderToken: `${orderToken} ${index}` }));
    const changed = inputs.find((input) => !this.#isKept(input));
    if (changed !== undefined) return appError('conflict', 'price.changed', { params: { clipId: changed.clipId } });
    const jobs = inputs.flatMap((input) => {
      const ordered = this.#order(input);
      return isError(ordered) ? [] : ordered;
    });
    this.#tokens.set(orderToken, jobs);
    return jobs;
  }

  #trash(itemIds: readonly string[], trashedAt: number | null): void {
    for (const id of itemIds) this.#changeTake(id.replace('take:', ''), { trashedAt });
  }

  #save({ clipId, spec, baseRevision }: MethodInput<'drafts.save'>): { revision: number } | AppError {
    const draft = this.#scene.drafts.find((each) => each.clipId === clipId);
    if (draft === undefined) return appError('not-found', 'entity.not-found');
    if (draft.revision !== baseRevision) return appError('conflict', 'draft.stale');
    const revision = baseRevision + 1;
    const next = { ...draft, spec: clipSpecSchema.parse(spec), revision };
    this.#scene = { ...this.#scene, drafts: this.#scene.drafts.map((each) => (each.clipId === clipId ? next : each)) };
    this.#followStartFrame(clipId, spec.startFrame);
    return { revision };
  }

  #followStartFrame(clipId: string, stillId: Asset['id'] | null): void {
    const take =
      stillId === null ? undefined : this.#scene.takes.find(({ assetId }) => assetId === filmOfStill(stillId));
    if (take !== undefined && stillId !== null) this.#changeClip(clipId, { continues: { takeId: take.id, stillId } });
  }

  readonly #handlers: Handlers = {
    'stills.make': (wish) => this.#makeStill(wish),
    'stills.cancel': (wish) => {
      const cancelled = stillOf(wish, { state: 'cancelled' });
      this.emit('stills.changed', cancelled);
      return cancelled;
    },
    'app.snapshot': () => this.#snapshot(),
    'projects.open': () => this.#snapshot().open ?? appError('not-found', 'entity.not-found'),
    'drafts.save': (input) => this.#save(input),
    'quotes.list': ({ spec }) => this.#quotes(spec),
    'quotes.refine': (input) => this.#refine(input),
    'providers.refresh': ({ providerId }) => {
      const provider = this.#scene.providers.find(({ id }) => id === providerId);
      if (provider === undefined) return appError('not-found', 'entity.not-found');
      this.emit('providers.changed', provider);
      return provider;
    },
    'generations.order': (input) => this.#order(input),
    'generations.orderSeveral': (input) => this.#orderSeveral(input),
    'jobs.cancel': ({ jobId }) => {
      this.moveJob(jobId, { state: 'cancelled', isCancelRequested: true });
      return this.#scene.jobs.find((job) => job.id === jobId) ?? appError('not-found', 'entity.not-found');
    },
    'clips.create': (input) => {
      const made = addAfter(this.#scene.clips, input);
      if (made === null) return appError('not-found', 'entity.not-found');
      this.#scene = { ...this.#scene, clips: made.clips, drafts: [...this.#scene.drafts, made.draft] };
      for (const clip of made.clips) this.emit('clips.changed', clip);
      return made;
    },
    'clips.rename': ({ clipId, name }) => this.#changeClip(clipId, { name }),
    'clips.trash': ({ clipId }) => this.#changeClip(clipId, { trashedAt: 1 }),
    'clips.restore': ({ clipId }) => this.#changeClip(clipId, { trashedAt: null }),
    'clips.move': ({ clipId, toIndex }) => {
      const rest = this.#scene.clips.filter((clip) => clip.id !== clipId && clip.trashedAt === null);
      const moved = this.#scene.clips.filter((clip) => clip.id === clipId);
      const order = [...rest.slice(0, toIndex), ...moved, ...rest.slice(toIndex)];
      order.forEach((clip, position) => this.#changeClip(clip.id, { position }));
      return this.#scene.clips;
    },
    'takes.judge': ({ takeId, verdict }) => this.#changeTake(takeId, { verdict }),
    'takes.activate': ({ takeId }) => {
      const take = this.#scene.takes.find((each) => each.id === takeId);
      return this.#changeClip(take?.clipId ?? '', { activeTakeId: takeId });
    },
    'library.trash': ({ itemIds }) => {
      this.#trash(itemIds, 1);
      return { itemIds };
    },
    'library.restore': ({ itemIds }) => {
      this.#trash(itemIds, null);
      return { itemIds };
    },
    'settings.update': (change) => {
      this.#scene = { ...this.#scene, settings: { ...this.#scene.settings, ...change } as Settings };
      this.emit('settings.changed', this.#scene.settings);
      return this.#scene.settings;
    },
    'assets.redrawThumbnail': ({ assetId }) =>
      this.#scene.assets.find((asset) => asset.id === assetIdSchema.parse(assetId)) ??
      appError('not-found', 'entity.not-found'),
  };
}

function isError(value: unknown): value is AppError {
  return typeof value === 'object' && value !== null && 'retry' in value && 'charged' in value && 'params' in value;
}
