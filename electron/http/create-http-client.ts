import { appError } from '#shared/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { readBody } from './answer-body.ts';
import { createCertificateStore } from './certificates.ts';
import type { Way } from './connect.ts';
import { createDeadlines, type Deadlines } from './deadlines.ts';
import { exchange, type Exchange } from './exchange.ts';
import {
  HttpCut,
  type HttpClient,
  type HttpFailure,
  type HttpOutcome,
  type HttpRequest,
  type HttpStreamOutcome,
} from './http-client.ts';
import { systemLookUp, type HttpMode, type LookUp } from './look-up.ts';
import type { FindProxy } from './proxy.ts';
import { findNextAddress } from './redirects.ts';
import { readHeaders, withoutCredentials } from './request-headers.ts';
import { checkUrl } from './url-rules.ts';

interface HttpClientOptions {
  readonly mode: HttpMode;
  readonly proxy: FindProxy;
  readonly logger: Logger;
  /** Stands in for the system's resolver. */
  readonly lookUp?: LookUp;
  /** Authorities beside the system's, as PEM. */
  readonly certificates?: readonly string[];
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  return new CheckedHttpClient(options);
}

class CheckedHttpClient implements HttpClient {
  readonly #way: Way;
  readonly #logger: Logger;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  constructor({ mode, proxy, logger, lookUp = systemLookUp, certificates }: HttpClientOptions) {
    this.#way = { mode, lookUp, findProxy: proxy, certificates: createCertificateStore(certificates) };
    this.#logger = logger;
  }

  async send(request: HttpRequest): Promise<HttpOutcome> {
    const deadlines = this.#createDeadlines(request);
    try {
      const reached = await this.#track(this.#travel(request, deadlines));
      if (reached.kind !== 'answered') return reached;
      return await this.#track(collect(reached, request, deadlines));
    } finally {
      deadlines.end();
    }
  }

  async open(request: HttpRequest): Promise<HttpStreamOutcome> {
    const deadlines = this.#createDeadlines(request);
    const reached = await this.#track(this.#travel(request, deadlines));
    if (reached.kind !== 'answered') {
      deadlines.end();
      return reached;
    }
    deadlines.pause();
    const cancel = async (): Promise<void> => {
      deadlines.end();
      await reached.close();
    };
    return {
      kind: 'answered',
      stream: { ...reached.head, body: closing(reached, request, deadlines, cancel), cancel },
    };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#running);
  }

  #createDeadlines({ limits, signal }: HttpRequest): Deadlines {
    return createDeadlines(limits, [signal, this.#closing.signal]);
  }

  async #track<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** To the address asked for and on along its redirects. */
  async #travel(request: HttpRequest, deadlines: Deadlines): Promise<Exchange | HttpFailure> {
    const first = checkUrl(request.url, request.trustedOrigins);
    if (!first.ok) return this.#refuse({ kind: 'not-sent', error: first.error });
    const asked = readHeaders(request);
    if (asked === null) {
      const error = appError('invalid-input', 'input.invalid', { detail: 'a header that cannot be sent' });
      return this.#refuse({ kind: 'not-sent', error });
    }
    let to = first.value;
    let headers = asked;
    for (let followed = 0; ; followed += 1) {
      const reached = await exchange(this.#way, { to, headers, request }, deadlines);
      // The first address got the whole request, whatever happens to those after it.
      if (reached.kind !== 'answered') {
        return this.#refuse(followed === 0 ? reached : { kind: 'unanswered', error: reached.error });
      }
      const next = findNextAddress(reached.head, request, followed);
      if (next === null) return reached;
      await reached.close();
      if (!next.ok) return this.#refuse({ kind: 'unanswered', error: next.error });
      if (next.value.url.origin !== to.url.origin) headers = withoutCredentials(headers);
      to = next.value;
    }
  }

  #refuse(failure: HttpFailure): HttpFailure {
    const { code, detail = '' } = failure.error;
    this.#logger.warn('A request failed.', { kind: failure.kind, code, detail });
    return failure;
  }
}

async function collect(reached: Exchange, { method }: HttpRequest, deadlines: Deadlines): Promise<HttpOutcome> {
  const pieces: Uint8Array[] = [];
  let isWhole = true;
  try {
    for await (const piece of readBody(reached, method, deadlines)) pieces.push(piece);
  } catch (error) {
    if (!(error instanceof HttpCut)) throw error;
    isWhole = false;
  } finally {
    await reached.close();
  }
  return { kind: 'answered', answer: { ...reached.head, body: Buffer.concat(pieces), isWhole } };
}

async function* closing(
  reached: Exchange,
  { method }: HttpRequest,
  deadlines: Deadlines,
  cancel: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* readBody(reached, method, deadlines);
  } finally {
    await cancel();
  }
}
