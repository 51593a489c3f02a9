import { z } from 'zod';
import { appErrorSchema, chargedSchema } from '../errors.ts';
import {
  clipIdSchema,
  generationIdSchema,
  jobIdSchema,
  orderIdSchema,
  providerIdSchema,
  takeIdSchema,
  tierIdSchema,
} from '../ids.ts';
import { priceSchema } from './quote.ts';

export const jobStateNames = [
  'waiting',
  'preparing',
  'submitting',
  'running',
  'unconfirmed',
  'downloading',
  'ready',
  'failed',
  'cancelled',
  'expired',
  'lost',
] as const;
export type JobStateName = (typeof jobStateNames)[number];

/** What a job waits for before it goes on. */
const jobHolds = ['none', 'key', 'balance', 'budget', 'price', 'offline', 'space', 'person', 'window'] as const;

/** States from which a job never moves again. */
export const settledJobStates: readonly JobStateName[] = ['ready', 'failed', 'cancelled', 'expired', 'lost'];

export const jobViewSchema = z.strictObject({
  id: jobIdSchema,
  generationId: generationIdSchema,
  orderId: orderIdSchema,
  clipId: clipIdSchema,
  takeNumber: z.number().int().positive(),
  /** Set once the job is `ready`. */
  takeId: takeIdSchema.nullable(),
  providerId: providerIdSchema,
  tier: tierIdSchema,
  state: z.enum(jobStateNames),
  hold: z.enum(jobHolds),
  charged: chargedSchema,
  price: priceSchema,
  /** 0 to 1 when the provider or the work itself tells; else `null`. */
  progress: z.number().min(0).max(1).nullable(),
  isCancelRequested: z.boolean(),
  error: appErrorSchema.nullable(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
});
/** What a person sees of a job. The machine's own state stays in the main process. */
export type JobView = z.infer<typeof jobViewSchema>;
