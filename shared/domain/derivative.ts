import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { assetIdSchema } from '../ids.ts';
import { usedRangeSchema } from './reference.ts';

/** Types a copy can be made in. */
export const derivativeMimeTypes = ['image/jpeg', 'image/png', 'video/mp4', 'audio/wav'] as const;

export const derivativeRecipeSchema = z.strictObject({
  /** The part to keep, in milliseconds from the start; `null`: all of it. Always `null` for an image. */
  range: usedRangeSchema.nullable(),
  /** Pixels of the copy; `null`: as they are. Always `null` for sound. */
  size: z.strictObject({ width: z.number().int().min(2), height: z.number().int().min(2) }).nullable(),
  mime: z.enum(derivativeMimeTypes),
  /** The copy must not be larger; `null`: no limit. */
  maxBytes: z.number().int().positive().nullable(),
});
/** How a copy of a file is made that fits a provider's limits. The original is never touched. */
export type DerivativeRecipe = z.infer<typeof derivativeRecipeSchema>;

export const derivativeSchema = z.strictObject({
  sourceId: assetIdSchema,
  recipe: derivativeRecipeSchema,
  state: z.enum(['queued', 'working', 'done', 'failed']),
  /** 0 to 1. */
  share: z.number().min(0).max(1),
  /** The copy; set once it is `done`. */
  assetId: assetIdSchema.nullable(),
  error: appErrorSchema.nullable(),
});
/** A legal copy of an asset, or the work of making it. */
export type Derivative = z.infer<typeof derivativeSchema>;
