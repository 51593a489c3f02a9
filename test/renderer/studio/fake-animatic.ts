import { ratios, resolutions } from '#shared/domain/frame-sizes.ts';
import { capabilitiesSchema } from '#shared/domain/provider.ts';

/** The provider that runs here. */
export const animatic = capabilitiesSchema.parse({
  id: 'animatic',
  name: 'Animatic',
  isLocal: true,
  kinds: ['text', 'frames', 'references'],
  tiers: [{ id: 'standard', name: 'Standard' }],
  ratios: [...ratios],
  resolutions: resolutions.filter((resolution) => resolution !== '1080p'),
  durationSeconds: { min: 4, max: 15, hasAuto: false },
  references: { images: 9, videos: 3, audio: 3, total: 12 },
  limits: null,
  keys: [],
  hosts: [],
  hasFreeCredits: false,
  retentionSeconds: [],
  hasHistory: false,
  cancel: 'any',
  source: { text: 'this application', readOn: '2026-11-21' },
});
