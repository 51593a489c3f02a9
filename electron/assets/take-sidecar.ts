import { z } from 'zod';
import { assetMimeTypes } from '#shared/domain/asset.ts';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { priceSchema } from '#shared/domain/quote.ts';
import {
  assetIdSchema,
  clipIdSchema,
  generationIdSchema,
  jobIdSchema,
  projectIdSchema,
  providerIdSchema,
  snapshotIdSchema,
  takeIdSchema,
  tierIdSchema,
} from '#shared/ids.ts';

/**
 * Everything needed to rebuild a take's history from files alone. Never a URL, a request body, account data or a path.
 */
export const takeSidecarSchema = z.strictObject({
  version: z.literal(1),
  takeId: takeIdSchema,
  takeNumber: z.number().int().positive(),
  generationId: generationIdSchema,
  jobId: jobIdSchema,
  snapshotId: snapshotIdSchema,
  specHash: z.string().max(128),
  clipId: clipIdSchema,
  clipName: z.string(),
  projectId: projectIdSchema,
  projectName: z.string(),
  providerId: providerIdSchema,
  tier: tierIdSchema,
  price: priceSchema,
  spec: clipSpecSchema,
  compiledPrompt: z.string(),
  /** Milliseconds UTC. */
  createdAt: z.number().int(),
  asset: z.strictObject({ id: assetIdSchema, mime: z.enum(assetMimeTypes), bytes: z.number().int().positive() }),
});
export type TakeSidecar = z.infer<typeof takeSidecarSchema>;

export interface OrphanSidecar {
  readonly sidecar: TakeSidecar;
  /** Not checked again; `AssetStore.verify` reads it. */
  readonly mediaPath: string;
}
