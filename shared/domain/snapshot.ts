import { z } from 'zod';
import { clipIdSchema, providerIdSchema, snapshotIdSchema, takeIdSchema, tierIdSchema } from '../ids.ts';
import { assetSchema } from './asset.ts';
import { clipSpecSchema } from './clip-spec.ts';
import { priceSchema } from './quote.ts';

/** Characters of a prompt that a list shows. */
export const promptBeginningLength = 160;

const orderedTakeSchema = z.strictObject({
  number: z.number().int().positive(),
  /** `null`: nothing that can be played came of it, or not yet. */
  takeId: takeIdSchema.nullable(),
  providerId: providerIdSchema,
  tier: tierIdSchema,
  /** What stood on the button, for one take. */
  price: priceSchema,
});

export const snapshotEntrySchema = z.strictObject({
  id: snapshotIdSchema,
  clipId: clipIdSchema,
  createdAt: z.number().int(),
  /** How the prompt that was sent begins. */
  beginning: z.string().max(promptBeginningLength * 2),
  /** What was ordered with it; retries are takes of their own. */
  takes: z.array(orderedTakeSchema).max(1_000),
});
/** One prompt that was sent, as a list shows it. */
export type SnapshotEntry = z.infer<typeof snapshotEntrySchema>;

export const sentPromptSchema = z.strictObject({
  id: snapshotIdSchema,
  clipId: clipIdSchema,
  spec: clipSpecSchema,
  /** The exact text that was sent. */
  compiledPrompt: z.string(),
  createdAt: z.number().int(),
  /** Assets the spec refers to that are still known. */
  assets: z.array(assetSchema),
});
/** A prompt that was sent, with everything it was made of. */
export type SentPrompt = z.infer<typeof sentPromptSchema>;
