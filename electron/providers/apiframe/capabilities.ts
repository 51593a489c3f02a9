import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { ratios } from '#shared/domain/frame-sizes.ts';
import { capabilitiesSchema } from '#shared/domain/provider.ts';
import type { KeyVariables } from '../provider-access.ts';
import type { ProviderRules } from '../provider.ts';

/** The one origin; `DAILIES_APIFRAME_URL` takes its place. */
export const apiframeEndpoints = { api: 'https://api.apiframe.ai' } as const;

export const apiframeKeyVariables: KeyVariables = { main: [['APIFRAME_API_KEY']] };

const megabyte = 1_000_000;

export const apiframeCapabilities = capabilitiesSchema.parse({
  id: 'apiframe',
  name: 'Apiframe',
  isLocal: false,
  kinds: ['text', 'frames', 'references'],
  tiers: [
    { id: 'standard', name: 'Standard' },
    { id: 'fast', name: 'Fast', resolutions: ['480p', '720p'] },
    { id: 'mini', name: 'Mini', resolutions: ['480p', '720p'] },
  ],
  ratios: [...ratios],
  resolutions: ['480p', '720p', '1080p'],
  // It knows no length of its own choice: *auto* becomes the length of the strip.
  durationSeconds: { min: minClipSeconds, max: maxClipSeconds, hasAuto: true },
  // Each list has a limit of its own; that of all files together is the model's, as its other hosts state it.
  references: { images: 9, videos: 3, audio: 3, total: 12 },
  limits: {
    image: { mimes: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 25 * megabyte },
    // Bytes are those of its uploads. Lengths and pixels are the model's, as its other hosts state them.
    video: {
      mimes: ['video/mp4', 'video/quicktime'],
      maxTotalBytes: 50 * megabyte - 1,
      minTotalMs: 2_000,
      maxTotalMs: 15_000,
      minPixels: 640 * 640,
      maxPixels: 834 * 1_112,
    },
    audio: { mimes: ['audio/mpeg', 'audio/wav'], maxBytes: 25 * megabyte, maxTotalMs: 15_000, needsPicture: true },
  },
  mentionStyle: 'brackets',
  more: [
    { id: 'webSearch', isHint: false },
    { id: 'cameraFixed', isHint: true },
    { id: 'lastFrame', isHint: false },
  ],
  uploads: { image: 'own', video: 'own', audio: 'own' },
  isRefreshable: true,
  // Its schema says that results are purged after 24 hours, another page says three months.
  outputSeconds: 24 * 60 * 60,
  cancel: 'none',
  keys: [
    {
      slot: 'main',
      isOptional: false,
      shape: String.raw`^afk_\S{4,200}$`,
      example: 'afk_…',
      page: 'https://docs-v2.apiframe.ai/docs/getting-started/authentication',
    },
  ],
  hosts: ['api.apiframe.ai'],
  hasFreeCredits: true,
  retentionSeconds: [],
  hasHistory: true,
  source: { text: 'Apiframe, documentation and OpenAPI file of API v2', readOn: '2026-11-21' },
});

const hour = 60 * 60_000;

/**
 * The same key within 24 hours is the same job there, so a submit without an answer goes out again with the same bytes;
 * an hour is left for clocks that differ and bytes under way. Rates and places are not published.
 */
export const apiframeRules: ProviderRules = {
  maxConcurrent: 2,
  replayWithinMs: 23 * hour,
  lookUpAfterMs: [0, 30_000, 120_000, 300_000, 900_000],
  poll: { fastestMs: 3_000, slowestMs: 15_000 },
};
