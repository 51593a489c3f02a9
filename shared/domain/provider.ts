import { z } from 'zod';
import { providerIdSchema, tierIdSchema } from '../ids.ts';
import { clipKinds } from './clip-spec.ts';
import { ratios, resolutions } from './frame-sizes.ts';

export const capabilitiesSchema = z.strictObject({
  id: providerIdSchema,
  /** The provider's own name; not translated. */
  name: z.string().max(60),
  /** Runs on this machine: no key, no network, no cost. Its takes are badged and never become active by themselves. */
  isLocal: z.boolean(),
  kinds: z.array(z.enum(clipKinds)),
  tiers: z.array(z.strictObject({ id: tierIdSchema, name: z.string().max(60) })).min(1),
  ratios: z.array(z.enum(ratios)),
  resolutions: z.array(z.enum(resolutions)),
  /** Whole seconds, inclusive. */
  durationSeconds: z.strictObject({ min: z.number().int(), max: z.number().int(), hasAuto: z.boolean() }),
  references: z.strictObject({
    images: z.number().int(),
    videos: z.number().int(),
    audio: z.number().int(),
    total: z.number().int(),
  }),
  /** How a reference is named in the prompt: `@Image1`, which stands when this is absent, or `[Image1]`. */
  mentionStyle: z.enum(['at', 'brackets']).optional(),
  /** What cancelling does there. */
  cancel: z.enum(['none', 'queued-only', 'any']),
  /** Where these facts come from, and when they were read. */
  source: z.strictObject({ text: z.string().max(200), readOn: z.iso.date() }),
});
/** What a provider can do, as data. The renderer gets it as it is and never asks which provider this is. */
export type Capabilities = z.infer<typeof capabilitiesSchema>;
