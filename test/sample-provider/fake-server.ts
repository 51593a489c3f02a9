import { createChargeLedger, type ChargeLedger } from '../fakes/provider-server/charge-ledger.ts';
import { jsonAnswer, type Answer } from '../fakes/provider-server/answer.ts';
import { readObject, type Exchange } from '../fakes/provider-server/exchange.ts';
import { filmOutput } from '../fakes/provider-server/film-output.ts';
import { startListener } from '../fakes/provider-server/listener.ts';
import { sha256Of } from '../fakes/provider-server/received-upload.ts';
import { createScript, type Script } from '../fakes/provider-server/script.ts';
import { createStoredFiles, type StoredFiles } from '../fakes/provider-server/stored-files.ts';
import { builtInTable, type PriceTable } from './prices.ts';
import { jobInput, type JobInput } from './wire-schema.ts';

const fakeKey = 'sample-0123456789abcdef';

type SampleRoute = 'submit' | 'state' | 'stop' | 'upload' | 'account' | 'estimate' | 'prices' | 'film';

interface SampleJob {
  readonly input: JobInput;
  readonly isRefused: boolean;
  state: 'queued' | 'done' | 'refused' | 'stopped';
}

/** The provider on this machine: strict about names, types and headers; what it takes on, it charges. */
export interface SampleServer {
  readonly environment: Readonly<Record<string, string>>;
  readonly key: string;
  readonly ledger: ChargeLedger;
  readonly script: Script<SampleRoute>;
  readonly films: StoredFiles;
  /** SHA-256 of each file that arrived, by its address. */
  readonly uploads: ReadonlyMap<string, string>;
  /** What it publishes, what it says of prices, and what the account holds, in cents. */
  readonly says: { prices: PriceTable | { readonly rates: string }; estimate: number | 'job'; balance: number };
  /** Routes that were asked, in order. */
  readonly calls: SampleRoute[];
  /** Refuses the next jobs for what is in them, once it looks at them. */
  refuseNext(): void;
  finish(jobId: string): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function startSampleServer(): Promise<SampleServer> {
  const server = new Server();
  const errors: unknown[] = [];
  const listener = await startListener(
    async (exchange) => {
      const route = routeOf(exchange);
      if (route === null) return { answer: problem(404, 'nothing here') };
      server.calls.push(route);
      return await server.script.play(route, exchange, async () => server.answer(route, exchange));
    },
    { errors },
  );
  server.origin = listener.origin;
  return Object.assign(server, {
    environment: { DAILIES_SAMPLE_URL: listener.origin },
    stop: async () => {
      await listener.stop();
    },
    close: async () => {
      await listener.stop();
      if (errors.length > 0) throw new AggregateError(errors, 'a route of the fake has failed');
    },
  });
}

const ways: readonly [string, RegExp, SampleRoute][] = [
  ['POST', /^\/v1\/jobs$/u, 'submit'],
  ['GET', /^\/v1\/jobs\/[^/]+$/u, 'state'],
  ['DELETE', /^\/v1\/jobs\/[^/]+$/u, 'stop'],
  ['POST', /^\/v1\/files$/u, 'upload'],
  ['GET', /^\/v1\/account$/u, 'account'],
  ['POST', /^\/v1\/estimates$/u, 'estimate'],
  ['GET', /^\/v1\/prices$/u, 'prices'],
  ['GET', /^\/films\/[^/]+$/u, 'film'],
];

function routeOf({ method, url }: Exchange): SampleRoute | null {
  return ways.find(([verb, path]) => verb === method && path.test(url.pathname))?.[2] ?? null;
}

function problem(status: number, error: string): Answer {
  return jsonAnswer(status, { error });
}

class Server {
  origin = '';
  readonly key = fakeKey;
  readonly ledger = createChargeLedger();
  readonly script = createScript<SampleRoute>();
  readonly films = createStoredFiles();
  readonly uploads = new Map<string, string>();
  readonly calls: SampleRoute[] = [];
  readonly says: SampleServer['says'] = { prices: builtInTable, estimate: 99, balance: 2_500 };
  readonly #jobs = new Map<string, SampleJob>();
  readonly #replays = new Map<string, { readonly body: string; readonly id: string }>();
  #isNextRefused = false;

  refuseNext(): void {
    this.#isNextRefused = true;
  }

  async finish(jobId: string): Promise<void> {
    const job = this.#jobs.get(jobId);
    if (job?.state !== 'queued') return;
    job.state = job.isRefused ? 'refused' : 'done';
    this.ledger.settle(jobId, !job.isRefused);
    if (job.isRefused) return;
    const { sound, ...size } = job.input;
    const bytes = await filmOutput({ ...size, hasSound: sound }, jobId);
    this.films.put(`/films/${jobId}`, { bytes, contentType: 'video/mp4' });
  }

  answer(route: SampleRoute, exchange: Exchange): Answer {
    const { headers, url, body } = exchange;
    if (route === 'prices') return this.#answerPrices(exchange);
    if (route === 'film') return this.films.answer(exchange);
    if (headers.authorization !== `Token ${this.key}`) return problem(401, 'Who are you?');
    const id = url.pathname.split('/').at(-1) ?? '';
    switch (route) {
      case 'submit':
        return this.#submit(exchange);
      case 'estimate':
        return this.#estimate(exchange);
      case 'account':
        return jsonAnswer(200, { cents: this.says.balance });
      case 'state':
        return this.#tell(id);
      case 'stop':
        return this.#stop(id);
      case 'upload': {
        const file = `${this.origin}/files/${crypto.randomUUID()}`;
        if (!/^(?:image|video|audio)\//u.test(headers['content-type'] ?? '')) return problem(422, 'no such type');
        this.uploads.set(file, sha256Of(body));
        return jsonAnswer(201, { url: file });
      }
    }
  }

  /** Published: for everybody, and nobody has to say who asks. */
  #answerPrices({ headers }: Exchange): Answer {
    return headers.authorization === undefined ? jsonAnswer(200, this.says.prices) : problem(400, 'no key, please');
  }

  #submit(exchange: Exchange): Answer {
    const key = exchange.headers['idempotency-key'];
    if (typeof key !== 'string' || key === '') return problem(400, 'idempotency-key is missing');
    const before = this.#replays.get(key);
    if (before !== undefined) {
      return before.body === exchange.body.toString()
        ? jsonAnswer(200, { job: before.id })
        : problem(409, 'other bytes');
    }
    const input = jobInput.safeParse(readObject(exchange));
    if (!input.success) return problem(422, input.error.message);
    const { frames, refs = [] } = input.data;
    const named = [...refs, ...Object.values(frames ?? {}).filter((url) => url !== undefined)];
    if (named.some((url) => !this.uploads.has(url))) return problem(422, 'a file is not here');
    const id = this.#accept(input.data, exchange.body);
    this.#replays.set(key, { body: exchange.body.toString(), id });
    return jsonAnswer(201, { job: id });
  }

  #accept(input: JobInput, body: Uint8Array): string {
    const id = `s_${crypto.randomUUID()}`;
    this.#jobs.set(id, { input, isRefused: this.#isNextRefused, state: 'queued' });
    this.#isNextRefused = false;
    const units = input.seconds;
    this.ledger.accept(
      { requestId: id, endpoint: '/v1/jobs', at: Date.now(), units, amountNano: this.#cents(input) * 1e7 },
      body,
    );
    return id;
  }

  #cents({ tier, seconds }: JobInput): number {
    return builtInTable.cents_per_second[tier] * seconds;
  }

  #estimate(exchange: Exchange): Answer {
    const input = jobInput.safeParse(readObject(exchange));
    if (!input.success) return problem(422, input.error.message);
    const { estimate } = this.says;
    return jsonAnswer(200, estimate === 'job' ? { job: this.#accept(input.data, exchange.body) } : { cents: estimate });
  }

  #tell(id: string): Answer {
    const job = this.#jobs.get(id);
    if (job === undefined) return problem(404, 'no such job');
    const { state, input } = job;
    if (state === 'refused') return jsonAnswer(200, { state, why: 'content', cents: 0 });
    const film = this.films.get(`/films/${id}`);
    const url = `${this.origin}/films/${id}`;
    const facts = state === 'done' ? { cents: this.#cents(input) } : {};
    return jsonAnswer(200, {
      state,
      ...facts,
      ...(film === undefined ? {} : { film: { url, bytes: film.bytes.length } }),
    });
  }

  #stop(id: string): Answer {
    const job = this.#jobs.get(id);
    if (job === undefined) return problem(404, 'no such job');
    if (job.state !== 'queued') return problem(409, 'it has ended');
    job.state = 'stopped';
    this.ledger.settle(id, false);
    return jsonAnswer(202, {});
  }
}
