import { z } from 'zod';
import { assetIdSchema, referenceIdSchema } from '../ids.ts';
import { referenceNameSchema } from './reference-name.ts';

export const referenceRoles = [
  'identity',
  'place',
  'style',
  'composition',
  'motion',
  'camera',
  'voice',
  'rhythm',
] as const;
export type ReferenceRole = (typeof referenceRoles)[number];

export const mediaKinds = ['image', 'video', 'audio'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** Roles offered for a kind of media; the first is the default. */
export const rolesOfKind: Readonly<Record<MediaKind, readonly ReferenceRole[]>> = {
  image: ['identity', 'place', 'style', 'composition'],
  video: ['motion', 'camera', 'style', 'identity', 'place'],
  audio: ['rhythm', 'voice'],
};

/** Number of reference colours of the design system; hues are given in order and travel with the reference. */
export const referenceHueCount = 12;

/** The part of a video or sound that is sent, in milliseconds from its start. */
export const usedRangeSchema = z
  .strictObject({ startMs: z.number().int().nonnegative(), endMs: z.number().int().positive() })
  .refine((range) => range.endMs > range.startMs, { message: 'the range ends before it starts' });

export const referenceSchema = z.strictObject({
  id: referenceIdSchema,
  assetId: assetIdSchema,
  kind: z.enum(mediaKinds),
  name: referenceNameSchema,
  role: z.enum(referenceRoles),
  /** 1 to 12: its colour in the tray and on its chips. */
  hue: z.number().int().min(1).max(referenceHueCount),
  usedRange: usedRangeSchema.nullable(),
});
/** The use of an asset in a spec. Its order is its place in the list. */
export type Reference = z.infer<typeof referenceSchema>;
