import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { keyViewSchema } from './account.ts';

export const bucketSettingsSchema = z.strictObject({
  /**
   * Where the storage answers, such as `https://s3.eu-central-1.amazonaws.com`. A host that begins with the bucket's name
   * is that bucket's own; else the name goes into the path.
   */
  url: z.string().trim().min(1).max(300),
  /** Empty: as the address says, else `us-east-1`. */
  region: z.string().trim().max(60),
  name: z.string().trim().min(1).max(63),
  /** Every file goes through it, also where a provider has a storage of its own. */
  isForAll: z.boolean(),
});
/** The person's own S3-compatible bucket, by everything but its key. */
export type BucketSettings = z.infer<typeof bucketSettingsSchema>;

const bucketSteps = ['put', 'get', 'compare', 'remove'] as const;
/** What a test does, in this order. */
export type BucketStep = (typeof bucketSteps)[number];

const bucketTestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('untested') }),
  z.strictObject({ kind: z.literal('testing') }),
  z.strictObject({ kind: z.literal('passed'), at: z.number().int() }),
  z.strictObject({ kind: z.literal('failed'), at: z.number().int(), step: z.enum(bucketSteps), error: appErrorSchema }),
]);
export type BucketTest = z.infer<typeof bucketTestSchema>;

export const bucketViewSchema = z.strictObject({
  /** What is in force; `null`: there is no bucket. */
  settings: bucketSettingsSchema.nullable(),
  /** Environment variables that it comes from, so that it is read-only here; empty: a person has entered it. */
  variables: z.array(z.string().max(60)).max(4),
  key: keyViewSchema.omit({ slot: true, test: true }),
  /** Files can be put into it now. */
  isUsable: z.boolean(),
  /** Something in the environment that cannot be used, so that there is no bucket; `null` when all is well. */
  problem: appErrorSchema.nullable(),
  test: bucketTestSchema,
});
/** What a person may know of the bucket. Never its key. */
export type BucketView = z.infer<typeof bucketViewSchema>;

export const noBucketView: BucketView = {
  settings: null,
  variables: [],
  key: { state: 'none', tail: null, variables: [], savedAt: null },
  isUsable: false,
  problem: null,
  test: { kind: 'untested' },
};
