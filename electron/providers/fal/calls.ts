import { appError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HttpBody, HttpClient, HttpFailure, HttpRequest } from '../../http/http-client.ts';
import type { Secret } from '../../platform/secret.ts';
import type { Endpoints } from '../endpoints.ts';
import { readJsonAnswer, type JsonAnswer } from '../json-answer.ts';
import type { ProviderCall, ProviderFailure } from '../provider.ts';
import type { falEndpoints } from './capabilities.ts';

type Origin = keyof typeof falEndpoints;

interface FalRequest {
  readonly method: HttpRequest['method'];
  readonly origin: Origin;
  /** Begins with a slash. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  /** The main key unless said otherwise. */
  readonly key?: Secret;
  readonly limits?: HttpRequest['limits'];
}

interface PresignedRequest extends Pick<FalRequest, 'method' | 'headers' | 'body' | 'limits'> {
  readonly url: string;
  readonly onSent?: (bytes: number) => void;
}

type Reply = { readonly kind: 'answered'; readonly answer: JsonAnswer } | HttpFailure;

/** One attempt each, without redirects. */
export interface FalCalls {
  /** With the key, and only to an origin the key belongs to. */
  send(request: FalRequest, call: ProviderCall): Promise<Reply>;
  /** The same where a missing answer means no more than "try again". */
  ask(request: FalRequest, call: ProviderCall): Promise<Result<JsonAnswer, ProviderFailure>>;
  /** To an address that fal gave: the address is the permission, so the key stays here. */
  sendPresigned(request: PresignedRequest, call: ProviderCall): Promise<Result<JsonAnswer, ProviderFailure>>;
  readonly trustedOrigins: readonly string[];
  nowMs(): number;
}

interface CallsDeps {
  readonly http: HttpClient;
  readonly endpoints: Endpoints;
  readonly clock: { nowMs(): number };
}

/** Of an answer's JSON; a history page with inputs is the largest. */
const maxAnswerBytes = 4_000_000;

export function createFalCalls({ http, endpoints, clock }: CallsDeps): FalCalls {
  const { trustedOrigins } = endpoints;

  async function send(request: FalRequest, call: ProviderCall): Promise<Reply> {
    const key = request.key ?? call.keys?.main;
    if (key === undefined) {
      return { kind: 'not-sent', error: appError('auth', 'key.missing', { params: { provider: 'fal.ai' } }) };
    }
    const origin = endpoints.origins[request.origin];
    if (origin === undefined) throw new Error(`no origin ${request.origin}`);
    const outcome = await http.send({
      method: request.method,
      url: `${origin}${request.path}`,
      headers: { accept: 'application/json', ...request.headers, authorization: `Key ${key.reveal()}` },
      ...(request.body === undefined ? {} : { body: request.body }),
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
