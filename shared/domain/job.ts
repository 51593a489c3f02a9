import { z } from 'zod';
import { appErrorSchema, chargedSchema } from '../errors.ts';
import {
  clipIdSchema,
  generationIdSchema,
  jobIdSchema,
  orderIdSchema,
  projectIdSchema,
  providerIdSchema,
  takeIdSchema,
  tierIdSchema,
} from '../ids.ts';
import { currencyAmountSchema, priceSchema } from './quote.ts';

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

/**
 * Why a job exists. `unasked`: a question about a price became a job at the provider. `repeated`: the provider made a
 * second job of one request. Both are charged, although nobody ordered them.
 */
export const jobOrigins = ['ordered', 'unasked', 'repeated'] as const;

export const billSchema = z.strictObject({
  charged: chargedSchema,
  /** `null` when only the fact is known. */
  amount: currencyAmountSchema.nullable(),
  /** `answer`: the provider's answer said so; `units`: billable units in its answer; `event`: its billing records. */
  basis: z.enum(['answer', 'units', 'event']),
  at: z.number().int(),
});
/** What the provider says a job has cost; it settles what was only expected before. */
export type Bill = z.infer<typeof billSchema>;

export const historyCandidateSchema = z.strictObject({
  remoteId: z.string().min(1).max(500),
  startedAt: z.number().int().nullable(),
  /** The provider's own word for how it went; shown as text. */
  status: z.string().max(60),
  /** The beginning of the prompt it was sent with; shown as text. */
  prompt: z.string().max(300),
  /** The request it shows is ours to the byte. */
  isExact: z.boolean(),
});
/** A job in the provider's history that may be the one nobody knows about. */
export type HistoryCandidate = z.infer<typeof historyCandidateSchema>;

export const jobLogSchema = z.strictObject({
  intentId: z.uuid(),
  remoteId: z.string().max(500).nullable(),
  /** Oldest first. Secrets are removed. */
  entries: z.array(z.strictObject({ at: z.number().int(), name: z.string().max(80), detail: z.string().max(8_000) })),
});
/** What happened to a job, for whoever wants to know exactly. */
export type JobLog = z.infer<typeof jobLogSchema>;

export const jobViewSchema = z.strictObject({
  id: jobIdSchema,
  generationId: generationIdSchema,
  orderId: orderIdSchema,
  clipId: clipIdSchema,
  clipName: z.string(),
  projectId: projectIdSchema,
  projectName: z.string(),
  takeNumber: z.number().int().positive(),
  /** Set once the job is `ready`. */
  takeId: takeIdSchema.nullable(),
  providerId: providerIdSchema,
  tier: tierIdSchema,
  origin: z.enum(jobOrigins).default('ordered'),
  state: z.enum(jobStateNames),
  hold: z.enum(jobHolds),
  charged: chargedSchema,
  price: priceSchema,
  bill: billSchema.nullable(),
  /** 0 to 1 when the provider or the work itself tells; else `null`. */
  progress: z.number().min(0).max(1).nullable(),
  isCancelRequested: z.boolean(),
  /** Since when the provider works on it; `null` before. */
  startedAt: z.number().int().nullable(),
  /** How long such a job usually takes, in milliseconds, from our own history; `null` when nothing is known. */
  usualMs: z.number().int().nonnegative().nullable(),
  /** When it is tried again by itself after a failed try, and how many tries there were. */
  retry: z.strictObject({ at: z.number().int(), attempts: z.number().int() }).nullable(),
  remoteId: z.string().max(500).nullable(),
  error: appErrorSchema.nullable(),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
});
/** What a person sees of a job. The machine's own state stays in the main process. */
export type JobView = z.infer<typeof jobViewSchema>;
