import { z } from 'zod';

/*
 * What Dailies reads of fal's answers, and nothing else: unknown fields pass, a field that is read must be what is
 * expected. Contract: fal.ai's queue, storage and platform pages and the code of its public clients, as of 2026-11-21.
 */

/** A UUID in practice. It becomes part of a path, so nothing else may stand in it. */
export const requestId = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/u);

export const submitAnswer = z.looseObject({ request_id: requestId });

/** There is no word for failure: a failed request is `COMPLETED`, with `error` here, or with an error as its result. */
export const statusAnswer = z.looseObject({ status: z.string(), error_type: z.string().nullish() });

export const resultAnswer = z.looseObject({
  video: z
    .looseObject({ url: z.string().nullish(), file_size: z.number().int().nonnegative().nullish().catch(null) })
    .nullish(),
});

const validationError = z.looseObject({
  loc: z.array(z.union([z.string(), z.number()])).catch([]),
  msg: z.string().catch(''),
  type: z.string().catch(''),
  ctx: z
    .looseObject({ extra_info: z.looseObject({ reason: z.string().nullish() }).nullish().catch(null) })
    .nullish()
    .catch(null),
});
export type ValidationError = z.infer<typeof validationError>;

const errorType = z.string().nullish();

/**
 * fal's own errors, in four shapes: of a model, of the infrastructure, of the platform API, of the queue. Anything else
 * is not fal's, such as the page of a proxy.
 */
export const errorAnswer = z.union([
  z.looseObject({ detail: z.array(validationError), error_type: errorType }).transform((error) => ({
    details: error.detail,
    sentence: '',
    type: error.error_type ?? null,
  })),
  z.looseObject({ detail: z.string(), error_type: errorType }).transform((error) => ({
    details: [],
    sentence: error.detail,
    type: error.error_type ?? null,
  })),
  z.looseObject({ error: z.looseObject({ type: z.string(), message: z.string() }) }).transform(({ error }) => ({
    details: [],
    sentence: error.message,
    type: null,
  })),
  z.looseObject({ status: z.string() }).transform(() => ({ details: [], sentence: '', type: null })),
]);

export interface FalError {
  readonly details: readonly ValidationError[];
  /** fal's words, when they are not about a field: what stands about a field may quote the prompt. */
  readonly sentence: string;
  /** Of the infrastructure. */
  readonly type: string | null;
}

export const initiateAnswer = z.looseObject({ upload_url: z.url().max(8_000), file_url: z.url().max(8_000) });
export const partAnswer = z.looseObject({ etag: z.string().min(1).max(500) });

const moment = z.union([z.string(), z.number()]).nullish();
const historyItem = z.looseObject({
  request_id: requestId,
  started_at: moment,
  sent_at: moment,
  status_code: z.union([z.string(), z.number()]).nullish(),
  json_input: z.unknown(),
});
export type HistoryItem = z.infer<typeof historyItem>;
export const historyAnswer = z.looseObject({
  items: z.array(historyItem),
  next_cursor: z.string().max(2_000).nullish(),
  has_more: z.boolean().nullish(),
});

export const billingAnswer = z.looseObject({
  billing_events: z.array(
    z.looseObject({
      request_id: z.string().nullish(),
      /** Billionths of a dollar. */
      cost_estimate_nano_usd: z.number().nonnegative().nullish(),
    }),
  ),
});
