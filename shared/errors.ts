import { z } from 'zod';

/**
 * Every expected failure is one of these values. The application says *what* happened (`kind`, `code`, `params`);
 * the renderer owns the words: each code has a sentence under `errors.<code>` in the catalogue.
 */
export const errorCodes = [
  // invalid-input
  'input.invalid',
  'asset.empty',
  'asset.unsupported-type',
  'asset.extension-lies',
  'asset.truncated',
  'asset.damaged',
  'asset.too-large',
  'asset.dimensions-too-large',
  'asset.directory',
  'asset.special-file',
  'asset.changed-while-reading',
  'asset.import-cancelled',
  'spec.blocked',
  // not-found, conflict
  'entity.not-found',
  'draft.stale',
  'element.name-taken',
  'session.replaced',
  'job.not-cancellable',
  'job.not-retryable',
  'price.changed',
  'media-work.lease-lost',
  // storage
  'storage.full',
  'storage.read-only',
  'storage.failed',
  'storage.busy',
  'database.damaged',
  'database.newer',
  'library.locked',
  // jobs
  'provider.rejected',
  'provider.changed',
  'media.cannot-encode',
  'media.cannot-decode',
  'media.wrong-output',
  'provider.blocked',
  'provider.unavailable',
  'provider.failed',
  'provider.no-answer',
  'provider.answer-unclear',
  'provider.endpoint-invalid',
  'moderation.input',
  'moderation.output',
  'balance.empty',
  'download.expired',
  'download.incomplete',
  'download.not-a-video',
  'download.too-large',
  'download.not-an-image',
  'request.changed',
  'job.not-unconfirmed',
  'job.remote-id-taken',
  'job.remote-id-unknown',
  // keys
  'key.missing',
  'key.malformed',
  'key.rejected',
  'key.replaced',
  'key.other-origin',
  'key-store.unavailable',
  'key-store.locked',
  // the person's own bucket
  'bucket.missing',
  'bucket.address-invalid',
  'bucket.key-rejected',
  'bucket.forbidden',
  'bucket.not-found',
  'bucket.wrong-region',
  'bucket.clock-wrong',
  'bucket.object-gone',
  'bucket.other-bytes',
  'bucket.not-storage',
  'bucket.rejected',
  'bucket.unavailable',
  // network
  'network.failed',
  'network.timed-out',
  'network.address-refused',
  'network.redirect-refused',
  'network.certificate',
  'network.proxy',
  // transport and bugs
  'network.offline',
  'sender.untrusted',
  'method.unknown',
  'rate.limited',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const retryHintSchema = z.enum(['auto', 'manual', 'never']);
/** `auto`: the application tries again by itself; `manual`: a person may try again; `never`: the same input fails again. */
export type RetryHint = z.infer<typeof retryHintSchema>;

export const chargedSchema = z.enum(['yes', 'no', 'unknown']);
/** Whether the provider billed this attempt, as far as its answer or contract says. */
export type Charged = z.infer<typeof chargedSchema>;

const common = {
  code: z.enum(errorCodes),
  /** Values for the sentence: file names, limits with units, provider names. Never paths, keys or URLs. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  retry: retryHintSchema,
  charged: chargedSchema,
  /** Technical text for the folded details. Secrets are removed before it is set. */
  detail: z.string().max(8_000).optional(),
};

const everyKind = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invalid-input'), ...common }),
  z.strictObject({ kind: z.literal('auth'), ...common }),
  z.strictObject({ kind: z.literal('balance'), ...common }),
  z.strictObject({ kind: z.literal('rate-limited'), ...common, retryAfterMs: z.number().int().nonnegative() }),
  z.strictObject({ kind: z.literal('moderation'), ...common }),
  z.strictObject({ kind: z.literal('provider-rejected'), ...common }),
  z.strictObject({ kind: z.literal('provider-changed'), ...common }),
  z.strictObject({ kind: z.literal('network'), ...common }),
  z.strictObject({ kind: z.literal('storage'), ...common }),
  z.strictObject({ kind: z.literal('credential-store'), ...common }),
  z.strictObject({ kind: z.literal('not-found'), ...common }),
  z.strictObject({ kind: z.literal('conflict'), ...common }),
  z.strictObject({ kind: z.literal('internal'), ...common }),
]);
export type AppError = z.infer<typeof everyKind>;
/** A name for the compiler: written out, all codes of all kinds at each place of the contract are more than it can keep. */
export interface AppErrorSchema extends z.ZodType<AppError, AppError> {
  readonly _zod: z.ZodType<AppError, AppError>['_zod'];
}
export const appErrorSchema: AppErrorSchema = everyKind;
export type AppErrorKind = AppError['kind'];

const retryByKind: Record<AppErrorKind, RetryHint> = {
  'invalid-input': 'never',
  auth: 'manual',
  balance: 'manual',
  'rate-limited': 'auto',
  moderation: 'never',
  'provider-rejected': 'never',
  'provider-changed': 'manual',
  network: 'auto',
  storage: 'manual',
  'credential-store': 'manual',
  'not-found': 'never',
  conflict: 'manual',
  internal: 'manual',
};

interface AppErrorOptions {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly retry?: RetryHint;
  readonly charged?: Charged;
  readonly detail?: string;
}

/** Builds an error value; `retry` follows from the kind and `charged` is `no` unless said otherwise. */
export function appError(
  kind: Exclude<AppErrorKind, 'rate-limited'>,
  code: ErrorCode,
  options: AppErrorOptions = {},
): AppError {
  return {
    kind,
    code,
    params: { ...options.params },
    retry: options.retry ?? retryByKind[kind],
    charged: options.charged ?? 'no',
    ...(options.detail === undefined ? {} : { detail: options.detail.slice(0, 8_000) }),
  };
}

/** The one kind with data of its own. `retryAfterMs`: wait before the next try, in milliseconds. */
export function rateLimited(retryAfterMs: number): AppError {
  return { kind: 'rate-limited', code: 'rate.limited', params: {}, retry: 'auto', charged: 'no', retryAfterMs };
}
