import { createChargeLedger, type ChargeLedger } from '../provider-server/charge-ledger.ts';
import type { Exchange } from '../provider-server/exchange.ts';
import { startListener, type Reply } from '../provider-server/listener.ts';
import type { ReceivedUpload } from '../provider-server/received-upload.ts';
import { createScript, type Script } from '../provider-server/script.ts';
import { createStoredFiles, type StoredFiles } from '../provider-server/stored-files.ts';
import { finish } from './finish.ts';
import { errorAnswer } from './lumenfall-error.ts';
import type { LumenfallVideo } from './lumenfall-video.ts';
import type { LumenfallWorld } from './lumenfall-world.ts';
import { findRoute } from './routes/find-route.ts';
import type { LumenfallRoute } from './routes/route.ts';
import { usualLife, type VideoLife } from './video-life.ts';

/** A key in Lumenfall's form that opens nothing anywhere. */
const fakeKey = 'lmnfl_da11e5.0123456789abcdef0123456789abcdef';

interface FakeLumenfallOptions {
  /** 0, the default: any. */
  readonly port?: number;
  /** How videos go on when no test says otherwise. */
  readonly life?: Partial<VideoLife>;
  /** Milliseconds UTC, where time runs otherwise. */
  readonly nowMs?: () => number;
}

/** A call that arrived, in the order of arrival. */
export interface LumenfallCall {
  readonly route: LumenfallRoute | null;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body: string;
  readonly hasCredentials: boolean;
}

/** Lumenfall on this machine: the gateway, its account pages and its media host under one origin. */
export interface FakeLumenfall {
  readonly origin: string;
  /** What makes the app use it; without a key. */
  readonly environment: Readonly<Record<string, string>>;
  readonly key: string;
  readonly ledger: ChargeLedger;
  readonly calls: readonly LumenfallCall[];
  /** Files that arrived with requests or were fetched for them. */
  readonly received: readonly ReceivedUpload[];
  /** Every accepted video, oldest first. */
  readonly videos: () => readonly LumenfallVideo[];
  readonly script: Script<LumenfallRoute> & {
    /** How the next accepted videos go on, one each. */
    lives(...lives: readonly Partial<VideoLife>[]): void;
    /** A question for a price is taken for an order from now on. */
    ignoreDryRuns(): void;
    /** `/v1/videos` is not there from now on. */
    closePlainPath(): void;
  };
  /** Ends a video now, or so long ago, as its life says. */
  finish(videoId: string, agoMs?: number): Promise<void>;
  /** Files of the media host. What is put below `/bucket/` can be fetched like a file of somebody else's. */
  readonly files: StoredFiles;
  /** US dollars; `null`: pays later. */
  setBalance(amount: number | null): void;
  /** Nobody listens any more, until `start`; everything it knows stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it. Throws when one of its routes has failed. */
  close(): Promise<void>;
}

const stranger = errorAnswer(401, 'AUTHENTICATION_FAILED', 'Invalid API key');
const nowhere = errorAnswer(404, 'NOT_FOUND', 'No such route');

export async function startFakeLumenfall({
  port = 0,
  life = {},
  nowMs = Date.now,
}: FakeLumenfallOptions = {}): Promise<FakeLumenfall> {
  const script = createScript<LumenfallRoute>();
  const calls: LumenfallCall[] = [];
  const errors: unknown[] = [];
  const world = createWorld({ ...usualLife, ...life }, nowMs, () => listener.origin);
  const respond = async (exchange: Exchange): Promise<Reply> => {
    const found = findRoute(world, exchange);
    calls.push(callOf(exchange, found?.route ?? null));
    if (found === null) return { answer: nowhere };
    return await script.play(found.route, exchange, async () => {
      const isKnown = found.route === 'media' || world.keys.has(exchange.headers.authorization ?? '');
      return isKnown ? await found.work(world, exchange, found.id) : stranger;
    });
  };
  const listener = await startListener(respond, { port, errors });
  const { origin } = listener;
  return {
    origin,
    environment: { DAILIES_LUMENFALL_URL: origin, DAILIES_LUMENFALL_ORIGINS: origin },
    key: fakeKey,
    ledger: world.ledger,
    calls,
    received: world.received,
    videos: () => [...world.videos.values()],
    script: { ...script, ...worldScript(world) },
    finish: async (videoId, agoMs) => finish(world, videoOf(world, videoId), agoMs),
    files: world.files,
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

function createWorld(life: VideoLife, nowMs: () => number, origin: () => string): LumenfallWorld {
  return {
    origin,
    nowMs,
    keys: new Set([`Bearer ${fakeKey}`]),
    videos: new Map(),
    byIdempotencyKey: new Map(),
    nextLives: [],
    life,
    ledger: createChargeLedger(),
    files: createStoredFiles(),
    received: [],
    balance: 100,
    hasPlainPath: true,
    ignoresDryRun: false,
  };
}

function worldScript(
  world: LumenfallWorld,
): Pick<FakeLumenfall['script'], 'lives' | 'ignoreDryRuns' | 'closePlainPath'> {
  return {
    lives(...lives) {
      world.nextLives.push(...lives);
    },
    ignoreDryRuns() {
      world.ignoresDryRun = true;
    },
    closePlainPath() {
      world.hasPlainPath = false;
    },
  };
}

function videoOf({ videos }: LumenfallWorld, id: string): LumenfallVideo {
  const video = videos.get(id);
  if (video === undefined) throw new Error(`no video ${id}`);
  return video;
}

function callOf({ method, url, headers, body }: Exchange, route: LumenfallRoute | null): LumenfallCall {
  const path = `${url.pathname}${url.search}`;
  return { route, method, path, body: body.toString(), hasCredentials: headers.authorization !== undefined };
}
