import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { ratios, resolutions } from '#shared/domain/frame-sizes.ts';
import { capabilitiesSchema, type Capabilities } from '#shared/domain/provider.ts';
import type { KeyVariables } from '../provider-access.ts';
import type { ProviderRules } from '../provider.ts';
import { builtInModels, eachlabsKinds, eachlabsTiers, type EachlabsModel, type FileField } from './models.ts';

/** One address for everything: `DAILIES_EACHLABS_URL`. */
export const eachlabsEndpoints = { api: 'https://api.eachlabs.ai' } as const;

export const eachlabsKeyVariables: KeyVariables = { main: [['EACHLABS_API_KEY']] };

/** When the pages behind these facts were read. */
export const eachlabsReadOn = '2026-11-21';

const day = 86_400;
/** Uploads are public to whoever knows their address, so they live a day when a person says nothing. */
export const usualUploadSeconds = day;

const tierNames = { standard: 'Standard', fast: 'Fast', mini: 'Mini' } as const;

const most = { images: 9, videos: 3, audio: 3, total: 12 };

/** How many files a field takes. */
function countOf(field: FileField | null, list: number): number {
  if (field === null) return 0;
  return field.isList ? list : 1;
}

type Offer = Pick<Capabilities, 'kinds' | 'tiers' | 'resolutions' | 'references' | 'more'>;

/** What these models make together. A tier that makes less of it than the others says so. */
export function offerOf(models: readonly EachlabsModel[]): Offer {
  const kinds = eachlabsKinds.filter((kind) => models.some((model) => model.kind === kind));
  const resolutionsBy = (some: readonly EachlabsModel[]) =>
    resolutions.filter((resolution) => some.some((model) => model.resolutions.includes(resolution)));
  const all = resolutionsBy(models);
  const tiers = eachlabsTiers.flatMap((tier) => {
    const own = models.filter((model) => model.tier === tier);
    if (own.length === 0) return [];
    const ownKinds = kinds.filter((kind) => own.some((model) => model.kind === kind));
    const ownResolutions = resolutionsBy(own);
    return [
      {
        id: tier,
        name: tierNames[tier],
        ...(ownKinds.length === kinds.length ? {} : { kinds: ownKinds }),
        ...(ownResolutions.length === all.length ? {} : { resolutions: ownResolutions }),
      },
    ];
  });
  const files = models.filter(({ kind }) => kind === 'references');
  return {
    kinds,
    tiers: capabilitiesSchema.shape.tiers.parse(tiers),
    resolutions: all,
    references: {
      ...most,
      videos: Math.max(0, ...files.map(({ video }) => countOf(video, most.videos))),
      audio: Math.max(0, ...files.map(({ audio }) => countOf(audio, most.audio))),
    },
    more: models.some(({ optional }) => optional.includes('end_user_id')) ? [{ id: 'endUserId', isHint: false }] : [],
  };
}

/** `readOn`: when what is said of the models was read. */
export function capabilitiesOf(models: readonly EachlabsModel[], readOn: string): Capabilities {
  return capabilitiesSchema.parse({
    id: 'eachlabs',
    name: 'EachLabs',
    isLocal: false,
    ...offerOf(models),
    ratios: [...ratios],
    durationSeconds: { min: minClipSeconds, max: maxClipSeconds, hasAuto: true },
    limits: {
      // "30 MB" and the like are taken as decimal: what fits then, fits in either reading.
      image: { mimes: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 30_000_000 },
      // Of videos and sound EachLabs says only the types and how many; lengths and sizes are those of the model.
      video: {
        mimes: ['video/mp4', 'video/quicktime'],
        // "Less than 50 MB".
        maxTotalBytes: 49_999_999,
        minTotalMs: 2_000,
        maxTotalMs: 15_000,
        minPixels: 640 * 640,
        maxPixels: 834 * 1_112,
      },
      audio: { mimes: ['audio/mpeg', 'audio/wav'], maxBytes: 15_000_000, maxTotalMs: 15_000, needsPicture: true },
    },
    mentionStyle: 'at',
    // At best: a running job may be stopped, or complete and be billed.
    cancel: 'queued-only',
    keys: [
      {
        slot: 'main',
        isOptional: false,
        // Only keys made since June 2026 begin with `smk_`, so nothing can be told from how one looks.
        shape: null,
        example: 'smk_…',
        page: 'https://www.eachlabs.ai/dashboard/api-keys',
      },
    ],
    hosts: ['api.eachlabs.ai', 'cdn-us.eachlabs.ai'],
    hasFreeCredits: false,
    retentionSeconds: [day, 7 * day, 30 * day],
    uploads: { image: 'own', video: 'own', audio: 'own' },
    isRefreshable: true,
    hasHistory: true,
    source: { text: 'EachLabs, pages and schemas of the Seedance 2.0 models', readOn },
  });
}

export const eachlabsCapabilities = capabilitiesOf(builtInModels, eachlabsReadOn);

/**
 * With 10 dollars or less in the account two jobs may run at a time where the platform cannot price them beforehand, and
 * whether it can price these is not said. There is no idempotency: nothing is ever sent twice, and a submit without an
 * answer is looked up.
 */
export const eachlabsRules: ProviderRules = {
  maxConcurrent: 2,
  replayWithinMs: 0,
  lookUpAfterMs: [0, 30_000, 120_000, 300_000, 900_000],
  poll: { fastestMs: 2_000, slowestMs: 15_000 },
};
