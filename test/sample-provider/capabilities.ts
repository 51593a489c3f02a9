import type { ProviderRules } from '#electron/providers/provider.ts';
import type { KeyVariables } from '#electron/providers/provider-access.ts';
import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { ratios } from '#shared/domain/frame-sizes.ts';
import { capabilitiesSchema, estimateOption } from '#shared/domain/provider.ts';

/** One address: the environment puts another in its place with `DAILIES_SAMPLE_URL`. */
export const sampleEndpoints = { api: 'https://api.sample.example' } as const;

export const sampleKeyVariables: KeyVariables = { main: [['SAMPLE_KEY']] };

export const sampleCapabilities = capabilitiesSchema.parse({
  id: 'sample',
  name: 'Sample',
  isLocal: false,
  kinds: ['text', 'frames', 'references'],
  tiers: [
    { id: 'standard', name: 'Standard' },
    { id: 'fast', name: 'Fast' },
  ],
  ratios: [...ratios],
  resolutions: ['480p', '720p'],
  durationSeconds: { min: minClipSeconds, max: maxClipSeconds, hasAuto: false },
  references: { images: 4, videos: 1, audio: 1, total: 5 },
  limits: null,
  uploads: { image: 'own', video: 'own', audio: 'own' },
  cancel: 'any',
  keys: [
    {
      slot: 'main',
      isOptional: false,
      shape: '^sample-[0-9a-z]{8,}$',
      example: 'sample-…',
      page: 'https://sample.example/keys',
    },
  ],
  hosts: ['api.sample.example'],
  hasFreeCredits: false,
  retentionSeconds: [],
  hasEstimate: true,
  isRefreshable: true,
  options: [estimateOption],
  hasHistory: false,
  source: { text: 'a provider that only tests know', readOn: '2026-11-21' },
});

/** The same bytes with the same key are the same job for ten minutes; nothing else tells what became of a submit. */
export const sampleRules: ProviderRules = {
  maxConcurrent: 2,
  replayWithinMs: 10 * 60_000,
  lookUpAfterMs: [],
  poll: { fastestMs: 1_000, slowestMs: 10_000 },
};
