import { createChargeLedger, type ChargeLedger } from '../provider-server/charge-ledger.ts';
import type { Exchange } from '../provider-server/exchange.ts';
import { startListener, type Reply } from '../provider-server/listener.ts';
import type { ReceivedUpload } from '../provider-server/received-upload.ts';
import { createScript, type Script } from '../provider-server/script.ts';
import { createStoredFiles, type StoredFiles } from '../provider-server/stored-files.ts';
import { usualModels, type EachlabsFakeModel } from './eachlabs-models.ts';
import type { EachlabsWorld } from './eachlabs-world.ts';
import { finish } from './finish.ts';
import type { FakePrediction } from './prediction.ts';
import { usualLife, type PredictionLife } from './prediction-life.ts';
import { findRoute, nowhere } from './routes/find-route.ts';
import type { EachlabsRoute } from './routes/route.ts';

/** A key in EachLabs' form that opens nothing anywhere. */
const fakeKey = 'smk_0123456789abcdef0123456789abcdef';

interface FakeEachlabsOptions {
  /** 0, the default: any. */
  readonly port?: number;
  /** How jobs go on when no test says otherwise. */
  readonly life?: Partial<PredictionLife>;
  /** Milliseconds UTC, where time runs otherwise. */
  readonly nowMs?: () => number;
}

/** A call that arrived, in the order of arrival. */
export interface EachlabsCall {
  readonly route: EachlabsRoute | null;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly hasCredentials: boolean;
}

/** EachLabs on this machine: predictions, files, models and content network under one origin. */
export interface FakeEachlabs {
  readonly origin: string;
  /** What makes the app use it; without a key. */
  readonly environment: Readonly<Record<string, string>>;
  readonly key: string;
  /** Takes a key out of force. */
  revoke(key: string): void;
  readonly ledger: ChargeLedger;
  readonly uploads: readonly ReceivedUpload[];
  readonly calls: readonly EachlabsCall[];
  /** Every accepted job, oldest first. */
  readonly predictions: () => readonly FakePrediction[];
  readonly script: Script<EachlabsRoute> & {
    /** How the next accepted jobs go on, one each. */
    lives(...lives: readonly Partial<PredictionLife>[]): void;
    /** How every other job goes on from now on. */
    everyLife(life: Partial<PredictionLife>): void;
    /** Changes how a job that was accepted goes on. */
    change(id: string, life: Partial<PredictionLife>): void;
  };
  /** Ends a job now, as its life says. */
  finish(id: string): Promise<void>;
  /** Files of the content network. */
  readonly files: StoredFiles;
  setModels(models: readonly EachlabsFakeModel[]): void;
  /** US dollars. */
  setBalance(amount: number): void;
  /** Nobody listens any more, until `start`; everything it knows stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it. Throws when one of its routes has failed. */
  close(): Promise<void>;
}

export async function startFakeEachlabs({
  port = 0,
  life = {},
  nowMs = Date.now,
}: FakeEachlabsOptions = {}): Promise<FakeEachlabs> {
  const script = createScript<EachlabsRoute>();
  const calls: EachlabsCall[] = [];
  const errors: unknown[] = [];
  const world = createWorld({ ...usualLife, ...life }, nowMs, () => listener.origin);
  const respond = async (exchange: Exchange): Promise<Reply> => {
    const found = findRoute(exchange);
    calls.push(callOf(exchange, found?.route ?? null));
    if (found === null) return { answer: nowhere };
    return await script.play(found.route, exchange, () => found.work(world, exchange, found.id));
  };
  const listener = await startListener(respond, { port, errors });
  const { origin } = listener;
  return {
    origin,
    environment: { DAILIES_EACHLABS_URL: origin, DAILIES_EACHLABS_ORIGINS: origin },
    key: fakeKey,
    revoke: (key) => world.keys.delete(key),
    ledger: world.ledger,
    uploads: world.uploads,
    calls,
    predictions: () => [...world.predictions.values()],
    script: { ...script, ...lifeScript(world) },
    finish: async (id) => finish(world, jobOf(world, id)),
    files: world.files,
    setModels(models) {
      world.models = models;
    },
    setBalance(amount) {
      world.balance = amount;
    },
    stop: () => listener.stop(),
    start: () => listener.start(),
    async close() {
      await listener.stop();
      if (errors.length > 0) throw new AggregateError(errors, 'a route of the fake has failed');
    },
  };
}

function createWorld(life: PredictionLife, nowMs: () => number, origin: () => string): EachlabsWorld {
  return {
    origin,
    nowMs,
    keys: new Set([fakeKey]),
    models: usualModels,
    predictions: new Map(),
    nextLives: [],
    life,
    ledger: createChargeLedger(),
    files: createStoredFiles(),
    openUploads: new Map(),
    uploads: [],
    stored: new Map(),
    balance: 250,
  };
}

function lifeScript(world: EachlabsWorld): Pick<FakeEachlabs['script'], 'lives' | 'everyLife' | 'change'> {
  return {
    lives(...lives) {
      world.nextLives.push(...lives);
    },
    everyLife(life) {
      world.life = { ...world.life, ...life };
    },
    change(id, life) {
      const job = jobOf(world, id);
      job.life = { ...job.life, ...life };
    },
  };
}

function jobOf({ predictions }: EachlabsWorld, id: string): FakePrediction {
  const job = predictions.get(id);
  if (job === undefined) throw new Error(`no job ${id}`);
  return job;
}

function callOf({ method, url, headers }: Exchange, route: EachlabsRoute | null): EachlabsCall {
  return { route, method, path: `${url.pathname}${url.search}`, hasCredentials: headers.authorization !== undefined };
}
