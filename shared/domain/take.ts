import { z } from 'zod';
import {
  assetIdSchema,
  clipIdSchema,
  generationIdSchema,
  providerIdSchema,
  takeIdSchema,
  tierIdSchema,
} from '../ids.ts';

export const takeSchema = z.strictObject({
  id: takeIdSchema,
  clipId: clipIdSchema,
  generationId: generationIdSchema,
  assetId: assetIdSchema,
  /** A still of its last frame that came with it; an asset of its own. */
  lastFrameAssetId: assetIdSchema.nullable().default(null),
  providerId: providerIdSchema,
  tier: tierIdSchema,
  /** 1, 2, 3… within the clip; never given twice. */
  number: z.number().int().positive(),
  /** `accepted` = judged good. */
  verdict: z.enum(['accepted', 'rejected']).nullable(),
  rating: z.number().int().min(1).max(5).nullable(),
  note: z.string().max(2_000),
  createdAt: z.number().int(),
  trashedAt: z.number().int().nullable(),
});
/** A playable result that belongs to a clip. */
export type Take = z.infer<typeof takeSchema>;
