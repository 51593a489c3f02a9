import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import {
  assetIdSchema,
  clipIdSchema,
  mediaWorkIdSchema,
  stagedFileIdSchema,
  takeIdSchema,
  type AssetId,
  type MediaWorkId,
  type StagedFileId,
} from '../ids.ts';
import { animaticPlanSchema } from './animatic.ts';
import { mediaFactsSchema } from './asset.ts';
import { derivativeRecipeSchema } from './derivative.ts';
import { mediaKinds } from './reference.ts';

/** How long a claim lasts without progress, in milliseconds. */
export const mediaWorkLeaseMs = 30_000;
/** Longest edge of a thumbnail, in pixels. */
export const thumbnailEdge = 480;

export const mediaWorkTaskSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('probe'), assetId: assetIdSchema, mediaKind: z.enum(mediaKinds) }),
  z.strictObject({ kind: z.literal('animatic'), plan: animaticPlanSchema }),
  z.strictObject({ kind: z.literal('derive'), sourceId: assetIdSchema, recipe: derivativeRecipeSchema }),
  z.strictObject({
    kind: z.literal('still'),
    takeId: takeIdSchema,
    sourceId: assetIdSchema,
    newClipId: clipIdSchema.nullable(),
  }),
]);
/**
 * `probe`: find the facts of an asset and draw its thumbnail. `animatic`: render a plan to an MP4. `derive`: make a copy
 * of an asset as a recipe says. `still`: take the last frame out of a take's file, as a PNG.
 */
export type MediaWorkTask = z.infer<typeof mediaWorkTaskSchema>;

export const mediaWorkClaimSchema = z.strictObject({
  id: mediaWorkIdSchema,
  /** Proof of the claim; a call with an older lease is refused with `media-work.lease-lost`. */
  lease: z.uuid(),
  task: mediaWorkTaskSchema,
  /** Where the bytes of the result go: the thumbnail (WebP) of a probe, the MP4 of an animatic, the copy, the still. */
  stagedFileId: stagedFileIdSchema,
});
export type MediaWorkClaim = z.infer<typeof mediaWorkClaimSchema>;

export const mediaWorkResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('probe'),
    facts: mediaFactsSchema,
    /** Bytes written to the staged file; 0 when no picture could be drawn. */
    thumbnailBytes: z.number().int().nonnegative(),
  }),
  z.strictObject({ kind: z.literal('animatic'), bytes: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('derive'), bytes: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('still'), bytes: z.number().int().positive() }),
]);
export type MediaWorkResult = z.infer<typeof mediaWorkResultSchema>;

/**
 * Why a window could not do a piece of work. `cannot-encode-sound`: only the sound is in the way; `cannot-fit`: every
 * setting worth having makes a file over the limit.
 */
export const mediaWorkFailures = [
  'cannot-decode',
  'cannot-encode',
  'cannot-encode-sound',
  'cannot-fit',
  'crashed',
  'timed-out',
] as const;
export type MediaWorkFailure = (typeof mediaWorkFailures)[number];

export const mediaWorkStates = ['queued', 'claimed', 'done', 'failed'] as const;

export const mediaWorkOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), result: mediaWorkResultSchema }),
  z.strictObject({ kind: z.literal('failed'), error: appErrorSchema }),
]);
/** How a piece of work ended. */
export type MediaWorkOutcome = z.infer<typeof mediaWorkOutcomeSchema>;

/** A piece of work as it is stored. */
export interface MediaWorkItem {
  readonly id: MediaWorkId;
  /** `probe:<asset>`, `animatic:<intent>`, `derive:<asset>:<recipe>` or `still:<take>:<new clip>`. */
  readonly key: string;
  readonly task: MediaWorkTask;
  readonly state: (typeof mediaWorkStates)[number];
  /** Claims so far, the present one included. */
  readonly attempts: number;
  /** Where the present claim writes, or where the result of a done animatic lies. */
  readonly stagedFileId: StagedFileId | null;
  readonly outcome: MediaWorkOutcome | null;
}

/** The key of an asset's probe. */
export function probeKey(assetId: AssetId): string {
  return `probe:${assetId}`;
}
