import { z } from 'zod';
import { assetIdSchema, clipIdSchema, projectIdSchema, snapshotIdSchema } from '../ids.ts';
import { assetSchema } from './asset.ts';
import { clipSpecSchema } from './clip-spec.ts';
import { takeSchema } from './take.ts';

export const libraryBuckets = ['all', 'rejected', 'missing', 'trash'] as const;
export type LibraryBucket = (typeof libraryBuckets)[number];

/** `take:<uuid>` or `asset:<sha256>`. */
export const libraryItemIdSchema = z
  .string()
  .regex(/^(take:[0-9a-f-]{36}|asset:[0-9a-f]{64})$/)
  .brand<'LibraryItemId'>();
export type LibraryItemId = z.infer<typeof libraryItemIdSchema>;

export const libraryItemSchema = z.strictObject({
  id: libraryItemIdSchema,
  asset: assetSchema,
  /** Set when the item is a take; `null` for an imported file. */
  take: takeSchema.nullable(),
  /** Name of the clip and project of a take. */
  clipName: z.string().nullable(),
  projectName: z.string().nullable(),
  /** Newest first by this. */
  createdAt: z.number().int(),
});
/** One tile of the grid. */
export type LibraryItem = z.infer<typeof libraryItemSchema>;

export const takeRecipeSchema = z.strictObject({
  snapshotId: snapshotIdSchema,
  clipId: clipIdSchema,
  projectId: projectIdSchema,
  spec: clipSpecSchema,
  /** The exact text that was sent. */
  compiledPrompt: z.string(),
  /** Assets the spec refers to that are still known. */
  assets: z.array(assetSchema),
});
/** How a take was made. */
export type TakeRecipe = z.infer<typeof takeRecipeSchema>;

export const libraryInfoSchema = z.strictObject({
  /** The library folder, for people to read; the renderer never sends a path back. */
  folder: z.string(),
  usedBytes: z.number().int().nonnegative(),
  /** `null` where the file system does not tell. */
  freeBytes: z.number().int().nonnegative().nullable(),
});
export type LibraryInfo = z.infer<typeof libraryInfoSchema>;

export const libraryCountsSchema = z.record(z.enum(libraryBuckets), z.number().int().nonnegative());
export type LibraryCounts = z.infer<typeof libraryCountsSchema>;

export const assetIdListSchema = z.array(assetIdSchema).max(1_000);
