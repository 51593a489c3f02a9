import { z } from 'zod';
import { assetIdSchema } from '../ids.ts';
import { mediaKinds } from './reference.ts';

/** Types the library takes in: JPEG, PNG, WebP; MP4, MOV; MP3, WAV. */
export const assetMimeTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'video/mp4',
  'video/quicktime',
  'audio/mpeg',
  'audio/wav',
] as const;
export type AssetMimeType = (typeof assetMimeTypes)[number];

export const mediaFactsSchema = z.strictObject({
  /** Display pixels after rotation; `null` for sound. */
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  /** Milliseconds; `null` for images. */
  durationMs: z.number().int().nonnegative().nullable(),
  framesPerSecond: z.number().positive().nullable(),
  videoCodec: z.string().max(64).nullable(),
  audioCodec: z.string().max(64).nullable(),
  /** False when this machine cannot decode it; the file is kept and can still be sent or exported. */
  canPreview: z.boolean(),
});
/** What a probe found out about a file. */
export type MediaFacts = z.infer<typeof mediaFactsSchema>;

export const assetSchema = z.strictObject({
  id: assetIdSchema,
  kind: z.enum(mediaKinds),
  mime: z.enum(assetMimeTypes),
  bytes: z.number().int().positive(),
  /** The file's name where it came from, without a folder; display only. */
  name: z.string().min(1).max(255),
  /** `extracted`: a frame that was taken out of a take. */
  origin: z.enum(['imported', 'generated', 'extracted']),
  /** `pending` until a window has probed it. */
  probe: z.enum(['pending', 'done', 'failed']),
  facts: mediaFactsSchema.nullable(),
  hasThumbnail: z.boolean(),
  /** The file is gone from the library folder. */
  isMissing: z.boolean(),
  createdAt: z.number().int(),
  trashedAt: z.number().int().nullable(),
});
/** A file in the library, identified by its SHA-256. Times are milliseconds since 1970, UTC. */
export type Asset = z.infer<typeof assetSchema>;
