import type { Price } from '#shared/domain/quote.ts';
import { appError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { Estimate, PreparedRequest, ProviderCall, ProviderFailure } from '../provider.ts';
import type { LumenfallCalls } from './calls.ts';
import { canAskPrice } from './choices.ts';
import { lumenfallCapabilities } from './capabilities.ts';
import { encodeDryRun } from './encode-request.ts';
import { mapFailedCall, mapUnclear } from './map-error.ts';
import { pricedKindOf } from './models.ts';
import { centsOfMicros } from './money.ts';
import { listPrice } from './prices.ts';
import { begunAnswer, estimateAnswer } from './wire-schema.ts';

const source = 'Lumenfall, asked for this clip';

/** It cannot know how long input videos are, because it does not get them: then the list is the floor. */
function withInputVideo(told: Price & { readonly kind: 'exact' }, prepared: PreparedRequest): Price {
  const { spec, durationMs, inputVideoMs } = prepared;
  if (inputVideoMs === undefined) return told;
  const listed = listPrice({ kind: pricedKindOf(spec), outputMs: durationMs.high, inputVideoMs }).price;
  return listed.price.amount > told.price.amount ? listed : told;
}

/**
 * An answer is a price only when it says that it is one and carries no id. An id means that it began to work: a job, and
 * charged. Pure.
 */
export function mapEstimate(
  answer: JsonAnswer,
  prepared: PreparedRequest,
  nowMs: number,
): Result<Estimate, ProviderFailure> {
  if (!isFine(answer)) return err(mapFailedCall(answer, nowMs));
  const begun = begunAnswer.safeParse(answer.json).data;
  if (begun !== undefined) return ok({ kind: 'job', remoteId: String(begun.id).slice(0, 500) });
  const { data } = estimateAnswer.safeParse(answer.json);
  if (data?.currency.toUpperCase() !== 'USD') return err(mapUnclear(answer));
  const told = { kind: 'exact', price: centsOfMicros(data.total_cost_micros) } as const;
  return ok({
    kind: 'price',
    price: withInputVideo(told, prepared),
    basis: {
      code: 'told-estimate',
      params: { seconds: String(prepared.durationMs.high / 1_000) },
      source,
      readOn: new Date(nowMs).toISOString().slice(0, 10),
    },
  });
}

/** Asks what a request would cost, once: should it begin to work instead, that must not happen twice. */
export async function askPrice(
  calls: LumenfallCalls,
  prepared: PreparedRequest,
  call: ProviderCall,
): Promise<Result<Estimate, ProviderFailure>> {
  if (!canAskPrice(prepared.settings)) {
    const params = { provider: lumenfallCapabilities.name };
    return err(appError('provider-rejected', 'provider.rejected', { params, detail: 'no dry run at this address' }));
  }
  const { path, headers, body } = encodeDryRun(prepared);
  const asked = await calls.ask({ method: 'POST', origin: 'api', path, headers, body }, call);
  return asked.ok ? mapEstimate(asked.value, prepared, calls.nowMs()) : asked;
}
