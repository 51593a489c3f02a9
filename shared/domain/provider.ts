import { z } from 'zod';
import { providerIdSchema, tierIdSchema, type TierId } from '../ids.ts';
import { assetMimeTypes } from './asset.ts';
import { clipKinds, type ClipKind } from './clip-spec.ts';
import { ratios, resolutions, type Resolution } from './frame-sizes.ts';
import { moreOptionIds } from './more-options.ts';

/** `main` runs jobs; `billing` may only read what they cost. */
export const keySlots = ['main', 'billing'] as const;
export type KeySlot = (typeof keySlots)[number];

/**
 * How a file gets there. `own`: into the provider's storage. `inline`: within the request itself. `bucket`: the provider
 * takes addresses only, so the person's bucket holds it. `none`: it takes no such file, or reads it on this machine.
 */
const uploadWays = ['own', 'inline', 'bucket', 'none'] as const;
const uploadWay = z.enum(uploadWays);

const providerOptionSchema = z.strictObject({
  /** Catalogue key under `providerOptions.`, with a name and a sentence; its choices lie below it. */
  id: z.string().max(40),
  /** The first one stands until a person chooses. */
  choices: z.array(z.string().max(40)).min(2),
});
/** Something that a person may decide once for a provider, such as which of two documented addresses is used. */
export type ProviderOption = z.infer<typeof providerOptionSchema>;

/** Whether it is asked what a clip costs while it is written. Every provider with `hasEstimate` offers it. */
export const estimateOption = { id: 'estimates', choices: ['on', 'off'] } as const;

const mimes = z.array(z.enum(assetMimeTypes));
const bytes = z.number().int().positive();
/** What one file, and all files of a kind together, may be. Lengths in milliseconds, inclusive; `null`: no such limit. */
const referenceLimitsSchema = z.strictObject({
  image: z.strictObject({ mimes, maxBytes: bytes }),
  video: z.strictObject({
    mimes,
    maxTotalBytes: bytes,
    minTotalMs: z.number().int(),
    maxTotalMs: z.number().int(),
    /** Width times height of each. */
    minPixels: z.number().int(),
    maxPixels: z.number().int(),
  }),
  audio: z.strictObject({
    mimes,
    maxBytes: bytes,
    maxTotalMs: z.number().int(),
    /** Sound alone is refused: at least one image or video must be there. */
    needsPicture: z.boolean(),
  }),
});
export type ReferenceLimits = z.infer<typeof referenceLimitsSchema>;

const factsSchema = z.strictObject({
  id: providerIdSchema,
  /** The provider's own name; not translated. */
  name: z.string().max(60),
  /** Runs on this machine: no key, no network, no cost. Its takes are badged and never become active by themselves. */
  isLocal: z.boolean(),
  kinds: z.array(z.enum(clipKinds)),
  tiers: z
    .array(
      z.strictObject({
        id: tierIdSchema,
        name: z.string().max(60),
        /** The kinds that this tier makes; absent: all of them. */
        kinds: z.array(z.enum(clipKinds)).optional(),
        /** What this tier makes of `resolutions`; absent: all of them. */
        resolutions: z.array(z.enum(resolutions)).optional(),
      }),
    )
    .min(1),
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
  /** Parameters under *more* that it honours. `isHint`: it may ignore them. */
  more: z.array(z.strictObject({ id: z.enum(moreOptionIds), isHint: z.boolean() })).default([]),
  uploads: z
    .strictObject({ image: uploadWay, video: uploadWay, audio: uploadWay })
    .default({ image: 'none', video: 'none', audio: 'none' }),
  /** Tells the price of a spec before it is ordered, when asked. */
  hasEstimate: z.boolean().default(false),
  /** Its tables can be read again from the provider. */
  isRefreshable: z.boolean().default(false),
  /** How long results live there, in seconds; `null`: not published. */
  outputSeconds: z.number().int().positive().nullable().default(null),
  options: z.array(providerOptionSchema).default([]),
  /** `null`: any file of the library will do. */
  limits: referenceLimitsSchema.nullable(),
  /** How a reference is named in the prompt: `@Image1`, which stands when this is absent, or `[Image1]`. */
  mentionStyle: z.enum(['at', 'brackets']).optional(),
  /** What cancelling does there. */
  cancel: z.enum(['none', 'queued-only', 'any']),
  /** Keys it can use, the main one first; empty for a local provider. */
  keys: z.array(
    z.strictObject({
      slot: z.enum(keySlots),
      isOptional: z.boolean(),
      /** A regular expression that keys of this provider match and, as far as known, keys of others do not. */
      shape: z.string().max(200).nullable(),
      /** An example without a secret, for the empty field. */
      example: z.string().max(80),
      /** Where a person makes one; shown as text. */
      page: z.url().max(200),
    }),
  ),
  /** Hosts that are contacted for it, besides those its results live on. */
  hosts: z.array(z.string().max(100)),
  /** Gives new accounts some credit. */
  hasFreeCredits: z.boolean(),
  /** How long it may keep uploads and results, in seconds, as choices for a person; empty: cannot be set. */
  retentionSeconds: z.array(z.number().int().positive()),
  /** Submitted jobs can be looked up in its history. */
  hasHistory: z.boolean(),
  /** Where these facts come from, and when they were read. */
  source: z.strictObject({ text: z.string().max(200), readOn: z.iso.date() }),
});
export const capabilitiesSchema = factsSchema.refine(
  ({ hasEstimate, options }) => !hasEstimate || options.some(({ id }) => id === estimateOption.id),
  { error: 'whoever is asked for prices while a person writes can be told not to be', path: ['options'] },
);
/** What a provider can do, as data. The renderer gets it as it is and never asks which provider this is. */
export type Capabilities = z.infer<typeof capabilitiesSchema>;

/** Resolutions of one tier. */
export function resolutionsOf(
  { tiers, resolutions: all }: Pick<Capabilities, 'tiers' | 'resolutions'>,
  tier: TierId,
): readonly Resolution[] {
  return tiers.find(({ id }) => id === tier)?.resolutions ?? all;
}

/** Whether a tier makes clips of this kind; one that the provider has not got is judged by the provider alone. */
export function makesKind(
  { tiers, kinds: all }: Pick<Capabilities, 'tiers' | 'kinds'>,
  tier: TierId,
  kind: ClipKind,
): boolean {
  return all.includes(kind) && (tiers.find(({ id }) => id === tier)?.kinds ?? all).includes(kind);
}
