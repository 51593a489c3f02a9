import { z } from 'zod';
import { appErrorSchema, chargedSchema } from '../errors.ts';
import { assetIdSchema, stagedFileIdSchema, takeIdSchema } from '../ids.ts';

const time = z.number().int();
const count = z.number().int().nonnegative();
const remoteIdSchema = z.string().min(1).max(500);

export const waitingHolds = ['none', 'key', 'balance', 'budget', 'price', 'offline', 'person'] as const;
export const downloadHolds = ['none', 'key', 'offline', 'space', 'person'] as const;

/**
 * Until when the provider can fetch the files that a frozen request names; afterwards it is frozen anew. `null`: they
 * do not expire, or an attempt has reached the provider, so that these bytes are the only ones that may ever go out.
 */
const filesExpireAtSchema = time.nullable().default(null);
/** A person chose to ask with the key in force, although the job was ordered with another. */
const usesCurrentKeySchema = z.boolean().default(false);

const waitingSchema = z.strictObject({
  name: z.literal('waiting'),
  hold: z.enum(waitingHolds),
  /** The request is frozen already: it came back refused for key or balance and goes out again unchanged. */
  isFrozen: z.boolean(),
  filesExpireAt: filesExpireAtSchema,
  error: appErrorSchema.nullable(),
});
const preparingSchema = z.strictObject({
  name: z.literal('preparing'),
  hold: z.enum(waitingHolds),
  retryAt: time,
  attempts: count,
  error: appErrorSchema.nullable(),
});
const submittingSchema = z.strictObject({
  name: z.literal('submitting'),
  /** Bytes may be leaving right now; committed before the first of them does. */
  isSending: z.boolean(),
  /** The next attempt, or the next look into the provider's history, comes not before this. */
  retryAt: time,
  attempts: count,
  /** A documented replay is good for so long after this. */
  firstSentAt: time.nullable(),
  /** Set once an attempt may have been accepted, and charged, without our knowing. It never goes away again. */
  doubt: z
    .strictObject({
      since: time,
      lookUps: count,
      /** False once a replay was refused: then only the provider's history can tell. */
      mayReplay: z.boolean(),
      error: appErrorSchema.nullable(),
    })
    .nullable(),
  filesExpireAt: filesExpireAtSchema,
  /** Asked for while bytes were leaving; carried on to `running`. */
  cancelRequestedAt: time.nullable(),
  /** What stands in the way, where a person can mend it; it is tried again meanwhile. */
  error: appErrorSchema.nullable().default(null),
});
const runningSchema = z.strictObject({
  name: z.literal('running'),
  remoteId: remoteIdSchema,
  acceptedAt: time,
  /** `window`: nobody has a window open to do a local provider's work. `key`: nobody may ask without it. */
  hold: z.enum(['none', 'window', 'key']),
  usesCurrentKey: usesCurrentKeySchema,
  progress: z.number().min(0).max(1).nullable(),
  pollAt: time,
  /** Calls in a row that got no answer. */
  failedCalls: count,
  /** 404 answers in a row, and the first of them. */
  notFound: z.strictObject({ count, since: time }).nullable(),
  cancelRequestedAt: time.nullable(),
  /** What the provider answered to the one cancel request; `null` until it was asked. */
  cancelAnswer: z.enum(['requested', 'too-late', 'unsupported']).nullable(),
  /** Why it is held, or what stands in the way of asking. */
  error: appErrorSchema.nullable().default(null),
});
const unconfirmedSchema = z.strictObject({
  name: z.literal('unconfirmed'),
  since: time,
  /**
   * `no-answer`: nobody knows whether it was accepted. `silent`: accepted, cancelled by us, and still no end a day later.
   * `unasked`: a question about a price became a job, which a person may take or leave.
   */
  reason: z.enum(['no-answer', 'silent', 'unasked']),
  remoteId: remoteIdSchema.nullable(),
  /** When its first byte left; `null` when that was not written down. */
  sentAt: time.nullable().default(null),
  error: appErrorSchema.nullable(),
});
const downloadingSchema = z.strictObject({
  name: z.literal('downloading'),
  remoteId: remoteIdSchema,
  acceptedAt: time,
  output: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('staged'), stagedFileId: stagedFileIdSchema }),
    z.strictObject({
      kind: z.literal('url'),
      /** A secret: whoever has it has the film. It goes when the job settles. */
      url: z.string().max(8_000),
      bytes: z.number().int().nonnegative().nullable(),
      expiresAt: time.nullable(),
      /** Fixed with the first address, so that a restart, or a fresh address, goes on in the same file. */
      stagedFileId: stagedFileIdSchema,
    }),
  ]),
  /** The whole file is on the disk; it only has to be checked and kept. */
  isFetched: z.boolean().default(false),
  /** The address no longer gives the file, so the provider is asked for another. */
  needsAddress: z.boolean().default(false),
  /** How often an address was refused, and how often a whole file was not what was asked for. */
  refusedAddresses: count.default(0),
  refusedFiles: count.default(0),
  usesCurrentKey: usesCurrentKeySchema,
  /** A still of the last frame that is there to be fetched, and how often that failed. It is never in the film's way. */
  still: z
    .strictObject({ url: z.string().max(8_000), attempts: count })
    .nullable()
    .default(null),
  /** The still, once it is in the library. */
  stillAssetId: assetIdSchema.nullable().default(null),
  /** Fixed before the file is named, so that a second try writes the same sidecar. */
  takeId: takeIdSchema,
  hold: z.enum(downloadHolds),
  retryAt: time,
  attempts: count,
  cancelRequestedAt: time.nullable(),
  error: appErrorSchema.nullable(),
});

/**
 * The machine's own state of a job, kept as JSON. Times are milliseconds UTC. Each member holds only its own data; a
 * settled one keeps what a person still asks about.
 */
export const jobStateSchema = z.discriminatedUnion('name', [
  waitingSchema,
  preparingSchema,
  submittingSchema,
  runningSchema,
  unconfirmedSchema,
  downloadingSchema,
  /** `tookMs`: from acceptance to the verified file; the next expected wait is made of these. */
  z.strictObject({ name: z.literal('ready'), takeId: takeIdSchema, tookMs: count }),
  z.strictObject({ name: z.literal('failed'), error: appErrorSchema }),
  z.strictObject({ name: z.literal('cancelled'), charged: chargedSchema }),
  z.strictObject({ name: z.literal('expired') }),
  z.strictObject({ name: z.literal('lost') }),
]);
export type JobState = z.infer<typeof jobStateSchema>;
export type JobStateOf<N extends JobState['name']> = Extract<JobState, { name: N }>;
