import type { HttpClient } from '#electron/http/http-client.ts';
import type { Endpoints } from '#electron/providers/endpoints.ts';
import { isFine } from '#electron/providers/json-answer.ts';
import { createProviderCalls, type ProviderCalls } from '#electron/providers/provider-calls.ts';
import type { Estimate, ProviderCall, ProviderFailure, VideoProvider } from '#electron/providers/provider.ts';
import { appError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { z } from 'zod';
import { sampleCapabilities, sampleRules, type sampleEndpoints } from './capabilities.ts';
import { mapFailedCall, mapState, mapSubmit } from './map-answers.ts';
import { encodeSample, expectSample, prepareSample, quoteSample, wishOf } from './map-request.ts';
import { builtInTable, priceOf, priceTable } from './prices.ts';
import { centsAnswer, estimateAnswer, fileAnswer, jobId } from './wire-schema.ts';

type SampleCalls = ProviderCalls<keyof typeof sampleEndpoints>;
type Asked = Parameters<SampleCalls['ask']>[0];

export interface SampleDeps {
  readonly http: HttpClient;
  readonly endpoints: Endpoints;
  readonly clock: { nowMs(): number };
}

/** A provider of jobs, files and prices, each with one address. */
export function createSampleProvider({ http, endpoints, clock }: SampleDeps): VideoProvider {
  const authorise = (key: string): Record<string, string> => ({ authorization: `Token ${key}` });
  const calls: SampleCalls = createProviderCalls({ http, endpoints, clock, name: sampleCapabilities.name, authorise });
  let table = builtInTable;

  /** Asks for a fine answer of a known shape. */
  const read = async <T>(
    asked: Omit<Asked, 'origin'>,
    schema: z.ZodType<T>,
    call: ProviderCall,
  ): Promise<Result<T, ProviderFailure>> => {
    const answer = await calls.ask({ ...asked, origin: 'api' }, call);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value.json);
    return isFine(answer.value) && parsed.success ? ok(parsed.data) : err(mapFailedCall(answer.value, calls.nowMs()));
  };
  const json = { 'content-type': 'application/json' };

  return {
    get capabilities() {
      return { ...sampleCapabilities, source: { ...sampleCapabilities.source, readOn: table.day } };
    },
    rules: sampleRules,
    trustedOrigins: endpoints.trustedOrigins,
    prepare: prepareSample,
    quote: (prepared) => quoteSample(prepared, table),
    encode: encodeSample,
    expectedOutput: expectSample,
    async upload(file, _settings, call) {
      const headers = { 'content-type': file.mime };
      const onSent = (bytes: number): void => call.onProgress?.(bytes / file.bytes);
      const body = { bytes: file.bytes, open: file.open };
      const sent = await read({ method: 'POST', path: '/v1/files', headers, body, onSent }, fileAnswer, call);
      return sent.ok ? ok({ url: sent.value.url, expiresAt: null }) : sent;
    },
    async submit({ path, headers, body, idempotencyKey }, intentId, call) {
      const keyed = { ...headers, 'idempotency-key': idempotencyKey ?? '' };
      const reply = await calls.send({ method: 'POST', origin: 'api', path, headers: keyed, body }, call);
      if (reply.kind === 'answered') return mapSubmit(reply.answer, intentId, calls.nowMs());
      if (reply.kind === 'not-sent') return reply;
      const facts = { params: { provider: sampleCapabilities.name }, retry: 'manual', charged: 'unknown' } as const;
      return { kind: 'ambiguous', error: appError('network', 'provider.no-answer', facts) };
    },
    async poll({ id }, call) {
      if (!jobId.safeParse(id).success) return ok({ kind: 'unknown-job' });
      const asked = await calls.ask({ method: 'GET', origin: 'api', path: `/v1/jobs/${id}` }, call);
      return asked.ok ? mapState(asked.value, calls.nowMs()) : asked;
    },
    async cancel({ id }, call) {
      const asked = await calls.ask({ method: 'DELETE', origin: 'api', path: `/v1/jobs/${id}` }, call);
      if (!asked.ok) return asked;
      if (isFine(asked.value)) return ok('requested');
      return [404, 409].includes(asked.value.status) ? ok('too-late') : err(mapFailedCall(asked.value, calls.nowMs()));
    },
    async account(call) {
      const balance = await read({ method: 'GET', path: '/v1/account' }, centsAnswer, call);
      return balance.ok ? ok({ balance: { currency: 'USD', amount: balance.value.cents } }) : balance;
    },
    async estimate(prepared, call): Promise<Result<Estimate, ProviderFailure>> {
      const body = new TextEncoder().encode(JSON.stringify(wishOf(prepared)));
      const told = await read({ method: 'POST', path: '/v1/estimates', headers: json, body }, estimateAnswer, call);
      if (!told.ok) return told;
      if (told.value.kind === 'job') return ok(told.value);
      const price = { currency: 'USD', amount: told.value.cents } as const;
      return ok({ kind: 'price', price: { kind: 'exact', price }, basis: priceOf(prepared, table).basis });
    },
    async readPublished(call) {
      const prices = await read({ method: 'GET', path: '/v1/prices', key: null }, priceTable, call);
      return prices.ok ? ok({ data: prices.value, readAt: calls.nowMs() }) : prices;
    },
    usePublished({ data }) {
      const parsed = priceTable.safeParse(data);
      if (parsed.success) table = parsed.data;
      return parsed.success;
    },
  };
}
