import { z } from 'zod';
import { type AssetId, assetIdSchema, elementIdSchema, referenceIdSchema } from '../ids.ts';
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
  /** The file that `assetId` is a trimmed copy of, and the part of it that was kept, so that another can be chosen. */
  cutFrom: z.strictObject({ assetId: assetIdSchema, usedRange: usedRangeSchema }).optional(),
  /** What it was attached as a part of, as that was then: a spec says by itself what was sent. */
  element: z
    .strictObject({
      id: elementIdSchema,
      name: referenceNameSchema,
      role: z.enum(referenceRoles),
      usedRange: usedRangeSchema.nullable(),
    })
    .optional(),
});
/** The use of an asset in a spec. Its order is its place in the list. */
export type Reference = z.infer<typeof referenceSchema>;

export type UsedRange = z.infer<typeof usedRangeSchema>;

/** The file that a person attached, and the part of it that is meant, whether that was cut out already or not. */
export function originOf({ assetId, usedRange, cutFrom }: Pick<Reference, 'assetId' | 'usedRange' | 'cutFrom'>): {
  readonly assetId: AssetId;
  readonly usedRange: UsedRange | null;
} {
  return cutFrom ?? { assetId, usedRange };
}
