import { z } from 'zod';
import { err, ok, type Result } from '#shared/result.ts';
import { isFine, type JsonAnswer } from '../json-answer.ts';
import type { ProviderCall, ProviderFailure, PublishedTable } from '../provider.ts';
import type { ApiframeCalls } from './calls.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { apiframeModels } from './models.ts';
import { catalogueAnswer } from './wire-schema.ts';

const credits = z.number().nonnegative().max(1_000_000).nullable();
const modelPrice = z.strictObject({
  id: z.string(),
  /** The least and the most of all its settings, in credits. */
  low: credits,
  high: credits,
  /** `flat`, `per-second`, `per-output`, or a word that nobody knows yet. */
  mode: z.string().nullable(),
});
export type ModelPrice = z.infer<typeof modelPrice>;

/** As it is kept from one start to the next. */
const keptCatalogue = z.strictObject({ models: z.array(modelPrice).max(100) });

/** What Apiframe publishes of the models that make our tiers. */
export interface Catalogue {
  readonly models: readonly ModelPrice[];
  /** Milliseconds UTC. */
  readonly readAt: number;
}

/** The day on which it was read. */
export function dayOf({ readAt }: Pick<Catalogue, 'readAt'>): string {
  return new Date(readAt).toISOString().slice(0, 10);
}

/** The prices in an answer; models of others are left out. Pure. */
export function mapCatalogue(answer: JsonAnswer, nowMs: number): Result<PublishedTable, ProviderFailure> {
  if (!isFine(answer)) return err(mapFailedCall(answer, nowMs));
  const { data } = catalogueAnswer.safeParse(answer.json);
  if (data === undefined) return err(unreadable(answer));
  const models = data.models
    .filter(({ id }) => apiframeModels.includes(id))
    .map(({ id, costMin, costMax, pricingMode }): ModelPrice => {
      return { id, low: costMin ?? null, high: costMax ?? null, mode: pricingMode ?? null };
    });
  return ok({ data: { models }, readAt: nowMs });
}

/** A table that was kept; `null` when it is of another version or about nothing that is offered. Pure. */
export function readCatalogue({ data, readAt }: PublishedTable): Catalogue | null {
  const kept = keptCatalogue.safeParse(data).data;
  return kept === undefined || kept.models.length === 0 ? null : { models: kept.models, readAt };
}

/** The list of models is public: no key goes with the question. */
export async function readPublished(
  calls: ApiframeCalls,
  call: ProviderCall,
): Promise<Result<PublishedTable, ProviderFailure>> {
  const asked = await calls.ask({ method: 'GET', origin: 'api', path: '/v2/models?modality=video', key: null }, call);
  return asked.ok ? mapCatalogue(asked.value, calls.nowMs()) : asked;
}
