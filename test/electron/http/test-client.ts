import { onTestFinished } from 'vitest';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import type { HttpAnswer, HttpClient, HttpFailure, HttpOutcome, HttpRequest } from '#electron/http/http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { silentLogger } from '#electron/platform/logger.ts';

type Options = Partial<Parameters<typeof createHttpClient>[0]>;

export function newClient(options: Options = {}): HttpClient {
  const client = createHttpClient({ mode: 'normal', proxy: noProxy, logger: silentLogger, ...options });
  onTestFinished(async () => {
    await client.close();
  });
  return client;
}

/** A request to `url`, whose own origin is trusted unless said otherwise. */
export function requestTo(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  const { origin } = new URL(url);
  return { method: 'GET', url, trustedOrigins: [origin], signal: new AbortController().signal, ...more };
}

export function answerOf(outcome: HttpOutcome): HttpAnswer {
  if (outcome.kind !== 'answered') throw new Error(`expected an answer, got ${JSON.stringify(outcome)}`);
  return outcome.answer;
}

export function failureOf(outcome: { readonly kind: string }): HttpFailure {
  if (outcome.kind === 'answered') throw new Error('expected a failure, got an answer');
  return outcome as HttpFailure;
}
