import { appError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HttpBody, HttpClient, HttpFailure, HttpRequest } from '../http/http-client.ts';
import type { Secret } from '../platform/secret.ts';
import type { Endpoints } from './endpoints.ts';
import { readJsonAnswer, type JsonAnswer } from './json-answer.ts';
import type { ProviderCall, ProviderFailure } from './provider.ts';

interface KeyedRequest<Origin extends string> {
  readonly method: HttpRequest['method'];
  readonly origin: Origin;
  /** Begins with a slash. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  /** The main key unless said otherwise; `null`: the provider asks for none here. */
  readonly key?: Secret | null;
  readonly limits?: HttpRequest['limits'];
  /** Bytes of the body handed to the network so far. */
  readonly onSent?: (bytes: number) => void;
}

interface PresignedRequest extends Pick<KeyedRequest<string>, 'method' | 'headers' | 'body' | 'limits' | 'onSent'> {
  readonly url: string;
}

/** An answer, or why there is none: nothing left, or nobody knows what became of it. */
export type Reply = { readonly kind: 'answered'; readonly answer: JsonAnswer } | HttpFailure;

/** Calls to one provider: one attempt each, without redirects. `Origin` names its own addresses. */
export interface ProviderCalls<Origin extends string> {
  /** With the key, and only to an origin the key belongs to. */
  send(request: KeyedRequest<Origin>, call: ProviderCall): Promise<Reply>;
  /** The same where a missing answer means no more than "try again". */
  ask(request: KeyedRequest<Origin>, call: ProviderCall): Promise<Result<JsonAnswer, ProviderFailure>>;
  /** To an address that the provider gave: the address is the permission, so the key stays here. */
  sendPresigned(request: PresignedRequest, call: ProviderCall): Promise<Result<JsonAnswer, ProviderFailure>>;
  readonly trustedOrigins: readonly string[];
  nowMs(): number;
}

export interface CallsDeps {
  readonly http: HttpClient;
  readonly endpoints: Endpoints;
  readonly clock: { nowMs(): number };
  /** The provider's own name, for errors. */
  readonly name: string;
  /** The header that carries a key; its value never leaves this call. */
  readonly authorise: (key: string) => Readonly<Record<string, string>>;
  /** Sent with every call to its own addresses. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of an answer's JSON; a history page with inputs is the largest. */
const maxAnswerBytes = 4_000_000;

export function createProviderCalls<Origin extends string>(deps: CallsDeps): ProviderCalls<Origin> {
  const { http, endpoints, clock, name, authorise, headers: common = {} } = deps;
  const { trustedOrigins } = endpoints;

  async function send(request: KeyedRequest<Origin>, call: ProviderCall): Promise<Reply> {
    const key = request.key === undefined ? call.keys?.main : request.key;
    if (key === undefined) {
      return { kind: 'not-sent', error: appError('auth', 'key.missing', { params: { provider: name } }) };
    }
    const origin = endpoints.origins[request.origin];
    if (origin === undefined) throw new Error(`no origin ${request.origin}`);
    const outcome = await http.send({
      method: request.method,
      url: `${origin}${request.path}`,
      headers: {
        accept: 'application/json',
        ...common,
        ...request.headers,
        ...(key === null ? {} : authorise(key.reveal())),
      },
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.onSent === undefined ? {} : { onSent: request.onSent }),
      trustedOrigins,
      limits: { maxBytes: maxAnswerBytes, ...request.limits },
      signal: call.signal,
    });
    return outcome.kind === 'answered' ? { kind: 'answered', answer: readJsonAnswer(outcome.answer) } : outcome;
  }

  return {
    trustedOrigins,
    nowMs: () => clock.nowMs(),
    send,
    async ask(request, call) {
      const reply = await send(request, call);
      return reply.kind === 'answered' ? ok(reply.answer) : err(reply.error);
    },
    async sendPresigned({ method, url, headers, body, limits, onSent }, call) {
      const outcome = await http.send({
        method,
        url,
        headers: { ...headers },
        ...(body === undefined ? {} : { body }),
        trustedOrigins,
        limits: { maxBytes: maxAnswerBytes, ...limits },
        signal: call.signal,
        ...(onSent === undefined ? {} : { onSent }),
      });
      return outcome.kind === 'answered' ? ok(readJsonAnswer(outcome.answer)) : err(outcome.error);
    },
  };
}
