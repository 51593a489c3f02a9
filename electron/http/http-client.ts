import type { AppError } from '#shared/errors.ts';

/** A body that is in memory, or one that is read while it is sent. A source that throws ends the request. */
export type HttpBody =
  Uint8Array | { readonly bytes: number; readonly open: (signal: AbortSignal) => AsyncIterable<Uint8Array> };

/** Limits of one request; what is not named has a default that suits a short JSON call. Milliseconds and bytes. */
export interface HttpLimits {
  readonly connectMs?: number;
  /** From the last byte sent to the first byte of the answer. */
  readonly firstByteMs?: number;
  /** Between two pieces of the answer. */
  readonly idleMs?: number;
  readonly totalMs?: number;
  /** Of the answer's body. */
  readonly maxBytes?: number;
}

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  /**
   * Exact origins (scheme, host, port) that a person named in the environment as belonging to this provider: only they
   * may be plain http or on a private address. Everything else is https on a public address.
   */
  readonly trustedOrigins: readonly string[];
  /** Followed for GET and HEAD only, each checked anew, without credentials once off the first origin. Default 0. */
  readonly maxRedirects?: number;
  readonly limits?: HttpLimits;
  readonly signal: AbortSignal;
  /** Bytes of the body handed to the network so far. */
  readonly onSent?: (bytes: number) => void;
}

export interface HttpHead {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where the answer came from, after redirects. */
  readonly url: string;
}

/** An answer whose body is in memory. `isWhole`: false when it ended early or was longer than the cap. */
export interface HttpAnswer extends HttpHead {
  readonly body: Uint8Array;
  readonly isWhole: boolean;
}

export type HttpFailure =
  /** Proven: the last byte of the request was never handed to the network, so nobody can have acted upon it. */
  | { readonly kind: 'not-sent'; readonly error: AppError }
  /** The request may have arrived. */
  | { readonly kind: 'unanswered'; readonly error: AppError };

export type HttpOutcome = { readonly kind: 'answered'; readonly answer: HttpAnswer } | HttpFailure;

/** An answer whose body is still on its way. Whoever gets it reads it to the end or calls `cancel`. */
export interface HttpStream extends HttpHead {
  /** Throws `HttpCut` when it ends early or a limit is reached. */
  readonly body: AsyncIterable<Uint8Array>;
  cancel(): Promise<void>;
}

export type HttpStreamOutcome = { readonly kind: 'answered'; readonly stream: HttpStream } | HttpFailure;

/** A body ended before it was whole: an answer's, or a request's whose source says with this why it cannot go on. */
export class HttpCut extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** The one way out. Each call makes exactly one attempt on a connection of its own and never repeats a request. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpOutcome>;
  open(request: HttpRequest): Promise<HttpStreamOutcome>;
  close(): Promise<void>;
}
