import { ratios } from '#shared/domain/frame-sizes.ts';
import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { capabilitiesSchema } from '#shared/domain/provider.ts';
import type { ProviderRules } from '../provider.ts';

/** The animatic could show any number; it keeps to what Seedance 2.0 takes, so that a clip timed here can be sent there. */
const seedanceReferences = { images: 9, videos: 3, audio: 3, total: 12 };

export const animaticCapabilities = capabilitiesSchema.parse({
  id: 'animatic',
  name: 'Animatic',
  isLocal: true,
  kinds: ['text', 'references', 'frames'],
  tiers: [{ id: 'animatic', name: 'Animatic' }],
  ratios: [...ratios],
  resolutions: ['480p', '720p'],
  durationSeconds: { min: minClipSeconds, max: maxClipSeconds, hasAuto: true },
  references: seedanceReferences,
  limits: null,
  cancel: 'any',
  keys: [],
  hosts: [],
  hasFreeCredits: false,
  retentionSeconds: [],
  hasHistory: false,
  source: { text: 'Rendered by Dailies on this machine', readOn: '2026-11-21' },
});

/** The window draws one film at a time, and asking about it costs one look into our own database. */
export const animaticRules: ProviderRules = {
  maxConcurrent: 1,
  replayWithinMs: Infinity,
  lookUpAfterMs: [],
  poll: { fastestMs: 250, slowestMs: 250 },
};
