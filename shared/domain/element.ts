import { z } from 'zod';
import { assetIdSchema, elementIdSchema, projectIdSchema } from '../ids.ts';
import { referenceNameSchema } from './reference-name.ts';
import { referenceRoles, usedRangeSchema } from './reference.ts';

export const elementKinds = ['character', 'place', 'prop', 'style', 'voice'] as const;
export type ElementKind = (typeof elementKinds)[number];

/** More files than any provider takes at once do not belong to one name. */
export const maxElementAssets = 12;

export const elementAssetSchema = z.strictObject({
  assetId: assetIdSchema,
  role: z.enum(referenceRoles),
  /** The part of a video or sound that is meant; `null`: all of it. */
  usedRange: usedRangeSchema.nullable(),
});
/** A file of an element and what it is for. */
export type ElementAsset = z.infer<typeof elementAssetSchema>;

export const elementAssetListSchema = z
  .array(elementAssetSchema)
  .max(maxElementAssets)
  .refine((assets) => new Set(assets.map(({ assetId }) => assetId)).size === assets.length, {
    message: 'a file stands twice',
  });

export const elementSchema = z.strictObject({
  id: elementIdSchema,
  projectId: projectIdSchema,
  kind: z.enum(elementKinds),
  /** Typed after `@`. Unique in its project among those that are not in the trash, whatever the case. */
  name: referenceNameSchema,
  /** In the order in which they are attached. */
  assets: elementAssetListSchema,
  createdAt: z.number().int(),
  trashedAt: z.number().int().nullable(),
});
/** A named reusable bundle of files: a character, place, prop, style or voice. */
export type Element = z.infer<typeof elementSchema>;
