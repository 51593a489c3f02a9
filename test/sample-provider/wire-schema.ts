import { z } from 'zod';

/** What a job is asked for with. Nothing else may stand in it. */
export const jobInput = z.strictObject({
  tier: z.enum(['standard', 'fast']),
  prompt: z.string().min(1),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  seconds: z.number().int().min(4).max(15),
  sound: z.boolean(),
  seed: z.number().int().optional(),
  frames: z.strictObject({ first: z.url(), last: z.url().optional() }).optional(),
  refs: z.array(z.url()).max(5).optional(),
});
export type JobInput = z.infer<typeof jobInput>;

/** It becomes part of a path. */
export const jobId = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/u);

export const acceptedAnswer = z.looseObject({ job: jobId });
export const stateAnswer = z.looseObject({
  state: z.string(),
  film: z.looseObject({ url: z.string(), bytes: z.number().int() }).optional(),
  why: z.string().optional(),
  cents: z.number().int().optional(),
});
export const fileAnswer = z.looseObject({ url: z.url() });
export const centsAnswer = z.looseObject({ cents: z.number().int() });
/** The price of a question, or the job that it was taken for. */
export const estimateAnswer = z.union([
  acceptedAnswer.transform(({ job }) => ({ kind: 'job', remoteId: job }) as const),
  centsAnswer.transform(({ cents }) => ({ kind: 'price', cents }) as const),
]);
export const errorAnswer = z.looseObject({ error: z.string() });
