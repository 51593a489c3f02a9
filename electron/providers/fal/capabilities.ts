import { ratios } from '#shared/domain/frame-sizes.ts';
import { maxClipSeconds, minClipSeconds } from '#shared/domain/clip-spec.ts';
import { capabilitiesSchema } from '#shared/domain/provider.ts';
import type { ProviderRules } from '../provider.ts';
import type { KeyVariables } from '../provider-access.ts';

/** Origins by the name that the environment may override: `DAILIES_FAL_QUEUE_URL` and so on. */
export const falEndpoints = {
  /** Submit, status, result, cancel. */
  queue: 'https://queue.fal.run',
  /** Begins uploads. */
  rest: 'https://rest.fal.ai',
  /** History, balance, records of what was billed. */
  api: 'https://api.fal.ai',
} as const;

export const falKeyVariables: KeyVariables = { main: [['FAL_KEY'], ['FAL_KEY_ID', 'FAL_KEY_SECRET']] };

/** An id and a secret, both hexadecimal; lengths have room, so that a longer secret is not turned away. */
const keyShape = '^[0-9a-fA-F-]{32,40}:[0-9a-fA-F]{24,128}$';
const keyPage = 'https://fal.ai/dashboard/keys';
const keyExample = '0a1b2c3d-…:4e5f…';

const day = 86_400;

export const falCapabilities = capabilitiesSchema.parse({
  id: 'fal',
  name: 'fal.ai',
  isLocal: false,
  kinds: ['text', 'frames', 'references'],
  tiers: [
    { id: 'standard', name: 'Standard' },
    { id: 'fast', name: 'Fast' },
  ],
  ratios: [...ratios],
  resolutions: ['480p', '720p'],
  durationSeconds: { min: minClipSeconds, max: maxClipSeconds, hasAuto: true },
  references: { images: 9, videos: 3, audio: 3, total: 12 },
  limits: {
    // "30 MB" and the like are taken as decimal: what fits then, fits in either reading.
    image: { mimes: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 30_000_000 },
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
  // A running job may be stopped, or may complete and be billed: only the queue is a promise.
  cancel: 'queued-only',
  keys: [
    { slot: 'main', isOptional: false, shape: keyShape, example: keyExample, page: keyPage },
    // With the scope ADMIN: reads the balance and what each job has cost.
    { slot: 'billing', isOptional: true, shape: keyShape, example: keyExample, page: keyPage },
  ],
  hosts: ['queue.fal.run', 'rest.fal.ai', 'api.fal.ai', 'v3.fal.media'],
  hasFreeCredits: false,
  retentionSeconds: [day, 7 * day, 30 * day],
  uploads: { image: 'own', video: 'own', audio: 'own' },
  hasHistory: true,
  source: { text: 'fal.ai, pages and schemas of the Seedance 2.0 endpoints', readOn: '2026-11-21' },
});

/**
 * A new account runs two jobs at a time and lets the others wait without refusing them, so an order of four goes out at
 * once. There is no idempotency key: nothing is ever sent twice, and a submit without an answer is looked up.
 */
export const falRules: ProviderRules = {
  maxConcurrent: 4,
  replayWithinMs: 0,
  lookUpAfterMs: [0, 30_000, 120_000, 300_000, 900_000],
  poll: { fastestMs: 2_000, slowestMs: 15_000 },
};
