import { z } from 'zod';
import { resolutions } from '#shared/domain/frame-sizes.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ProviderCall, ProviderFailure, PublishedTable } from '../provider.ts';
import type { EachlabsCalls } from './calls.ts';
import { mapFailedCall, unreadable } from './map-error.ts';
import { eachlabsKinds, eachlabsTiers, modelOfSlug, optionalFields, type EachlabsModel } from './models.ts';
import { readModelSchema } from './read-schema.ts';
import { modelList } from './wire-schema.ts';

const fileField = z.strictObject({ name: z.string().max(100), isList: z.boolean() }).nullable();

/** A table as it is kept. */
const tableSchema = z.strictObject({
  models: z
    .array(
      z.strictObject({
        slug: z.string(),
        kind: z.enum(eachlabsKinds),
        tier: z.enum(eachlabsTiers),
        resolutions: z.array(z.enum(resolutions)).min(1),
        video: fileField,
        audio: fileField,
        optional: z.array(z.enum(optionalFields)),
      }),
    )
    .min(1),
});

/** The models of a table; `null` when it is of another version of this folder, or none of ours. Pure. */
export function readTable({ data }: PublishedTable): readonly EachlabsModel[] | null {
  const models = tableSchema.safeParse(data).data?.models ?? null;
  // A name that this version does not know under that kind and tier would be sent to another model.
  const isOurs = models?.every(({ slug, kind, tier }) => {
    const known = modelOfSlug(slug);
    return known?.kind === kind && known.tier === tier;
  });
  return isOurs === true ? models : null;
}

/** The names of the list that are models of ours. They are public, so no key goes along. */
async function listModels(
  calls: EachlabsCalls,
  call: ProviderCall,
): Promise<Result<readonly EachlabsModel[], ProviderFailure>> {
  const path = '/v1/models?name=seedance&limit=500&offset=0';
  const asked = await calls.ask({ method: 'GET', origin: 'api', path, key: null }, call);
  if (!asked.ok) return asked;
  if (asked.value.status !== 200) return err(mapFailedCall(asked.value, calls.nowMs()));
  const names = modelList.safeParse(asked.value.json).data?.map(({ slug }) => slug) ?? [];
  const models = [...new Set(names)].flatMap((slug) => modelOfSlug(slug) ?? []);
  return models.length === 0 ? err(unreadable(asked.value)) : ok(models);
}

/** A model as its own schema describes it; without one it stays as usual. */
async function describeModel(
  calls: EachlabsCalls,
  usual: EachlabsModel,
  call: ProviderCall,
): Promise<Result<EachlabsModel, ProviderFailure>> {
  const path = `/v1/model?slug=${encodeURIComponent(usual.slug)}`;
  const asked = await calls.ask({ method: 'GET', origin: 'api', path, key: null }, call);
  if (!asked.ok) return asked;
  const { status, json } = asked.value;
  if (status === 429 || status >= 500) return err(mapFailedCall(asked.value, calls.nowMs()));
  return ok((status === 200 ? readModelSchema(json, usual) : null) ?? usual);
}

/** Reads which models there are, and what each of them takes. */
export async function readPublished(
  calls: EachlabsCalls,
  call: ProviderCall,
): Promise<Result<PublishedTable, ProviderFailure>> {
  const listed = await listModels(calls, call);
  if (!listed.ok) return listed;
  const models: EachlabsModel[] = [];
  for (const usual of listed.value) {
    const described = await describeModel(calls, usual, call);
    if (!described.ok) return described;
    models.push(described.value);
  }
  return ok({ data: { models }, readAt: calls.nowMs() });
}
