import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { ratios } from '#shared/domain/frame-sizes.ts';
import { capabilitiesSchema, estimateOption } from '#shared/domain/provider.ts';
import type { KeyVariables } from '../provider-access.ts';
import type { ProviderRules } from '../provider.ts';
import { modelOption, pathOption } from './choices.ts';

/** The one origin; `DAILIES_LUMENFALL_URL` takes its place. */
export const lumenfallEndpoints = { api: 'https://api.lumenfall.ai' } as const;

export const lumenfallKeyVariables: KeyVariables = { main: [['LUMENFALL_API_KEY']] };

const megabyte = 1_000_000;
const minute = 60_000;

export const lumenfallCapabilities = capabilitiesSchema.parse({
  id: 'lumenfall',
  name: 'Lumenfall',
  isLocal: false,
  kinds: ['text', 'frames', 'references', 'edit'],
  // It lists the standard model only.
  tiers: [{ id: 'standard', name: 'Standard' }],
  ratios: [...ratios],
  // Its one scale, 1K, is delivered as 720p; 480p is converted to it.
  resolutions: ['720p'],
  durationSeconds: { min: minClipSeconds, max: maxClipSeconds, hasAuto: false },
  // Nine images are its own limit; the others are those of the model that it forwards to.
  references: { images: 9, videos: 3, audio: 3, total: 12 },
  limits: {
    image: { mimes: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 30 * megabyte },
    video: {
      mimes: ['video/mp4', 'video/quicktime'],
      maxTotalBytes: 50 * megabyte - 1,
      minTotalMs: 2_000,
      maxTotalMs: 15_000,
      minPixels: 640 * 640,
      maxPixels: 834 * 1_112,
    },
    audio: { mimes: ['audio/mpeg', 'audio/wav'], maxBytes: 15 * megabyte, maxTotalMs: 15_000, needsPicture: true },
  },
  mentionStyle: 'at',
  more: [
    { id: 'customSize', isHint: false },
    { id: 'endUserId', isHint: false },
    // In a sample of its pages, in none of its tables.
    { id: 'keepAudio', isHint: true },
  ],
  // There is no upload: images go inside the request, everything else is fetched from an address.
  uploads: { image: 'inline', video: 'bucket', audio: 'bucket' },
  hasEstimate: true,
  outputSeconds: 60 * 60,
  options: [pathOption, modelOption, { ...estimateOption, choices: [...estimateOption.choices] }],
  cancel: 'any',
  keys: [
    {
      slot: 'main',
      isOptional: false,
      shape: String.raw`^lmnfl_[^\s.]{1,100}\.\S{4,300}$`,
      example: 'lmnfl_….…',
      page: 'https://docs.lumenfall.ai/quickstart',
    },
  ],
  hosts: ['api.lumenfall.ai'],
  hasFreeCredits: false,
  retentionSeconds: [],
  hasHistory: true,
  source: { text: 'Lumenfall, documentation and page of the model', readOn: '2026-11-21' },
});

/**
 * The same key is the same video there; for how long is not documented, so a submit without an answer goes out again
 * within the hour that results live, and is looked up afterwards. No limit on pace is published.
 */
export const lumenfallRules: ProviderRules = {
  maxConcurrent: 4,
  replayWithinMs: 60 * minute,
  lookUpAfterMs: [0, 30_000, 2 * minute, 5 * minute, 15 * minute],
  poll: { fastestMs: 3_000, slowestMs: 30_000 },
};
