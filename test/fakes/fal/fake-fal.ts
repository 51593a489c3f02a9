import { createChargeLedger, type ChargeLedger } from '../provider-server/charge-ledger.ts';
import type { Exchange } from '../provider-server/exchange.ts';
import { startListener, type Reply } from '../provider-server/listener.ts';
import type { ReceivedUpload } from '../provider-server/received-upload.ts';
import { createScript, type Script } from '../provider-server/script.ts';
import { createStoredFiles, type StoredFiles } from '../provider-server/stored-files.ts';
import type { FalRequest } from './fal-request.ts';
import type { FalWorld } from './fal-world.ts';
import { finish } from './finish.ts';
import { usualLife, type RequestLife } from './request-life.ts';
import { findRoute, nowhere } from './routes/find-route.ts';
import type { FalRoute } from './routes/route.ts';

/** Keys in fal's form that open nothing anywhere. */
const fakeKey = '5e1f0a2b-0000-4000-8000-00000000da11:0123456789abcdef0123456789abcdef';
const fakeAdminKey = '5e1f0a2b-0000-4000-8000-00000000da12:fedcba9876543210fedcba9876543210';

interface FakeFalOptions {
  /** 0, the default: any. */
  readonly port?: number;
  /** How requests go on when no test says otherwise. */
  readonly life?: Partial<RequestLife>;
  /** Milliseconds UTC, where time runs otherwise. */
  readonly nowMs?: () => number;
}

/** A call that arrived, in the order of arrival. */
export interface FalCall {
  readonly route: FalRoute | null;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly hasCredentials: boolean;
}

/** fal.ai on this machine: queue, storage, platform interface and content network under one origin. */
export interface FakeFal {
  readonly origin: string;
  /** What makes the app use it; without a key. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs jobs. */
  readonly key: string;
  /** May also read what they cost. */
  readonly adminKey: string;
  /** Takes a key out of force. */
  revoke(key: string): void;
  readonly ledger: ChargeLedger;
  readonly uploads: readonly ReceivedUpload[];
  readonly calls: readonly FalCall[];
  /** Every accepted request, oldest first. */
  readonly requests: () => readonly FalRequest[];
  readonly script: Script<FalRoute> & {
    /** How the next accepted requests go on, one each. */
    lives(...lives: readonly Partial<RequestLife>[]): void;
    /** How every other request goes on from now on. */
    everyLife(life: Partial<RequestLife>): void;
    /** Changes how a request that was accepted goes on. */
    change(requestId: string, life: Partial<RequestLife>): void;
  };
  /** Ends a request now, as its life says. */
  finish(requestId: string): Promise<void>;
  /** Files of the content network. */
  readonly files: StoredFiles;
  /** US dollars. */
  setBalance(amount: number): void;
  /** Nobody listens any more, until `start`; everything it knows stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it. Throws when one of its routes has failed. */
  close(): Promise<void>;
}

export async function startFakeFal({ port = 0, life = {}, nowMs = Date.now }: FakeFalOptions = {}): Promise<FakeFal> {
  const script = createScript<FalRoute>();
  const calls: FalCall[] = [];
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
    environment: environmentOf(origin),
    key: fakeKey,
    adminKey: fakeAdminKey,
    revoke: (key) => world.keys.delete(key),
    ledger: world.ledger,
    uploads: world.uploads,
    calls,
    requests: () => [...world.requests.values()],
    script: { ...script, ...lifeScript(world) },
    finish: async (requestId) => finish(world, requestOf(world, requestId)),
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

function createWorld(life: RequestLife, nowMs: () => number, origin: () => string): FalWorld {
  return {
    origin,
    nowMs,
    keys: new Map([
      [fakeKey, 'api'],
      [fakeAdminKey, 'admin'],
    ]),
    requests: new Map(),
    nextLives: [],
    life,
    ledger: createChargeLedger(),
    files: createStoredFiles(),
    openUploads: new Map(),
    uploads: [],
    balance: 25,
  };
}

function lifeScript(world: FalWorld): Pick<FakeFal['script'], 'lives' | 'everyLife' | 'change'> {
  return {
    lives(...lives) {
      world.nextLives.push(...lives);
    },
    everyLife(life) {
      world.life = { ...world.life, ...life };
    },
    change(requestId, life) {
      const request = requestOf(world, requestId);
      request.life = { ...request.life, ...life };
    },
  };
}

function requestOf({ requests }: FalWorld, id: string): FalRequest {
  const request = requests.get(id);
  if (request === undefined) throw new Error(`no request ${id}`);
  return request;
}

function environmentOf(origin: string): Record<string, string> {
  return {
    DAILIES_FAL_QUEUE_URL: origin,
    DAILIES_FAL_REST_URL: origin,
    DAILIES_FAL_API_URL: origin,
    DAILIES_FAL_ORIGINS: origin,
  };
}

function callOf({ method, url, headers }: Exchange, route: FalRoute | null): FalCall {
  return { route, method, path: `${url.pathname}${url.search}`, hasCredentials: headers.authorization !== undefined };
}
