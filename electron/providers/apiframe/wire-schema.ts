import { z } from 'zod';

/*
 * What Dailies reads of Apiframe's answers, and nothing else: unknown fields pass, a field that is read must be what is
 * expected. Contract: Apiframe's OpenAPI file of API v2, its documentation and the code of its client, as of 2026-11-21.
 */

/** A UUID in practice. It becomes part of a path, so nothing else may stand in it. */
export const jobId = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/u);

export const submitAnswer = z.looseObject({ jobId });

/** Plain words, never an object, and no codes. */
export const errorAnswer = z.looseObject({ error: z.string() });

const amount = z.number().nonnegative().nullish().catch(null);

export const creditsAnswer = z.looseObject({ creditsRequired: amount, creditsAvailable: amount });

const text = z.string().nullish().catch(null);

export const jobAnswer = z.looseObject({
  status: z.string(),
  progress: z.number().nullish().catch(null),
  /** Has no schema: an address, or an object with one somewhere in it. */
  result: z.unknown(),
  error: text,
  creditCost: amount,
  expired: z.boolean().nullish().catch(null),
});
export type JobAnswer = z.infer<typeof jobAnswer>;

const historyJob = z.looseObject({ id: jobId, status: z.string().catch(''), model: text, createdAt: text });
export type HistoryJob = z.infer<typeof historyJob>;

export const historyAnswer = z.looseObject({
  jobs: z.array(historyJob),
  nextCursor: z.string().max(2_000).nullish(),
  hasMore: z.boolean().nullish(),
});

/** Only the view of a single job carries what it was asked for. */
export const jobInputAnswer = z.looseObject({
  input: z
    .looseObject({ model: text, prompt: text, seedanceParams: z.record(z.string(), z.unknown()).nullish() })
    .nullish(),
});

export const uploadAnswer = z.looseObject({
  url: z.url().max(8_000),
  byteSize: z.number().int().nonnegative().nullish().catch(null),
  expiresAt: text,
});

export const accountAnswer = z.looseObject({
  team: z.looseObject({ credits: z.number() }).nullish(),
});

export const catalogueAnswer = z.looseObject({
  models: z.array(z.looseObject({ id: z.string().max(200), costMin: amount, costMax: amount, pricingMode: text })),
});
