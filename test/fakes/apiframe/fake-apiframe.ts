import { createChargeLedger, type ChargeLedger } from '../provider-server/charge-ledger.ts';
import type { Exchange } from '../provider-server/exchange.ts';
import { startListener, type Reply } from '../provider-server/listener.ts';
import type { ReceivedUpload } from '../provider-server/received-upload.ts';
import { createScript, type Script } from '../provider-server/script.ts';
import { createStoredFiles, type StoredFiles } from '../provider-server/stored-files.ts';
import type { ApiframeJob } from './apiframe-job.ts';
import type { ApiframeWorld } from './apiframe-world.ts';
import { finish } from './finish.ts';
import { usualLife, type JobLife } from './job-life.ts';
import { refuseNameless } from './routes/auth.ts';
import { findRoute, nowhere } from './routes/find-route.ts';
import type { ApiframeRoute } from './routes/route.ts';

/** A key in Apiframe's form that opens nothing anywhere. */
const fakeKey = 'afk_fake0000000000000000000000000da11';

interface FakeApiframeOptions {
  /** 0, the default: any. */
  readonly port?: number;
  /** How jobs go on when no test says otherwise. */
  readonly life?: Partial<JobLife>;
  /** Milliseconds UTC, where time runs otherwise. */
  readonly nowMs?: () => number;
}

/** A call that arrived, in the order of arrival. */
export interface ApiframeCall {
  readonly route: ApiframeRoute | null;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Exchange['headers'];
}

/** Apiframe on this machine: interface and content network under one origin. */
export interface FakeApiframe {
  readonly origin: string;
  /** What makes the app use it; without a key. */
  readonly environment: Readonly<Record<string, string>>;
  readonly key: string;
  /** Takes the key out of force: nobody knows it any more, or it is known and inactive. */
  revoke(how?: 'unknown' | 'inactive'): void;
  readonly ledger: ChargeLedger;
  readonly uploads: readonly ReceivedUpload[];
  readonly calls: readonly ApiframeCall[];
  /** Every accepted job, oldest first. */
  readonly jobs: () => readonly ApiframeJob[];
  readonly script: Script<ApiframeRoute> & {
    /** How the next accepted jobs go on, one each. */
    lives(...lives: readonly Partial<JobLife>[]): void;
    /** How every other job goes on from now on. */
    everyLife(life: Partial<JobLife>): void;
    /** Every submit is a job of its own, whatever its key. */
    ignoreKeys(): void;
    /** How long uploads are kept from now on, in milliseconds. */
    keepUploadsFor(lifeMs: number): void;
  };
  /** Ends a job now, as its life says. */
  finish(jobId: string): Promise<void>;
  /** Throws the film of a job away. */
  expire(jobId: string): void;
  /** Files of the content network. */
  readonly files: StoredFiles;
  /** `null`: the key belongs to no team. */
  setCredits(credits: number | null): void;
  /** Nobody listens any more, until `start`; everything it knows stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it. Throws when one of its routes has failed. */
  close(): Promise<void>;
}

export async function startFakeApiframe(options: FakeApiframeOptions = {}): Promise<FakeApiframe> {
  const { port = 0, life = {}, nowMs = Date.now } = options;
  const script = createScript<ApiframeRoute>();
  const calls: ApiframeCall[] = [];
  const errors: unknown[] = [];
  const world = createWorld({ ...usualLife, ...life }, nowMs, () => listener.origin);
  const respond = async (exchange: Exchange): Promise<Reply> => {
    const { method, url, headers } = exchange;
    const found = findRoute(exchange);
    calls.push({ route: found?.route ?? null, method, path: `${url.pathname}${url.search}`, headers });
    if (found === null) return { answer: nowhere };
    const nameless = found.route === 'cdn' ? null : refuseNameless(exchange);
    if (nameless !== null) return { answer: nameless };
    return await script.play(found.route, exchange, () => found.work(world, exchange, found.id));
  };
  const listener = await startListener(respond, { port, errors });
  const { origin } = listener;
  return {
    origin,
    environment: { DAILIES_APIFRAME_URL: origin, DAILIES_APIFRAME_ORIGINS: origin },
    key: fakeKey,
    revoke(how = 'unknown') {
      if (how === 'unknown') world.keys.delete(fakeKey);
      else world.keys.set(fakeKey, 'inactive');
    },
    ledger: world.ledger,
    uploads: world.uploads,
    calls,
    jobs: () => [...world.jobs.values()],
    script: { ...script, ...lifeScript(world) },
    finish: async (jobId) => await finish(world, jobOf(world, jobId)),
    expire(jobId) {
      const job = jobOf(world, jobId);
      job.isExpired = true;
      if (job.filmPath !== null) world.files.expire(job.filmPath);
    },
    files: world.files,
    setCredits(credits) {
      world.credits = credits;
    },
    stop: () => listener.stop(),
    start: () => listener.start(),
    async close() {
      await listener.stop();
      if (errors.length > 0) throw new AggregateError(errors, 'a route of the fake has failed');
    },
  };
}

function createWorld(life: JobLife, nowMs: () => number, origin: () => string): ApiframeWorld {
  return {
    origin,
    nowMs,
    keys: new Map([[fakeKey, 'active']]),
    jobs: new Map(),
    nextLives: [],
    life,
    honoursKeys: true,
    ledger: createChargeLedger(),
    files: createStoredFiles(),
    uploads: [],
    uploadLifeMs: 90 * 60_000,
    credits: 5_000,
  };
}

function lifeScript(
  world: ApiframeWorld,
): Pick<FakeApiframe['script'], 'lives' | 'everyLife' | 'ignoreKeys' | 'keepUploadsFor'> {
  return {
    lives(...lives) {
      world.nextLives.push(...lives);
    },
    everyLife(life) {
      world.life = { ...world.life, ...life };
    },
    ignoreKeys() {
      world.honoursKeys = false;
    },
    keepUploadsFor(lifeMs) {
      world.uploadLifeMs = lifeMs;
    },
  };
}

function jobOf({ jobs }: ApiframeWorld, id: string): ApiframeJob {
  const job = jobs.get(id);
  if (job === undefined) throw new Error(`no job ${id}`);
  return job;
}
