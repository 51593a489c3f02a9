import { z } from 'zod';

/*
 * What Dailies reads of Lumenfall's answers, and nothing else: unknown fields pass, a field that is read must be what is
 * expected. Contract: its documentation, its own command line client and the page of the model, as of 2026-11-21.
 */

/** `video_…` and `req_…` have been seen. It becomes part of a path, so nothing else may stand in it. */
export const videoId = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/u);

export const submitAnswer = z.looseObject({ id: videoId });

/** US dollars. */
const dollars = z.number().nonnegative().nullish().catch(null);

const videoError = z
  .looseObject({ code: z.string().nullish().catch(null), message: z.string().nullish().catch(null) })
  .nullish();

export const videoAnswer = z.looseObject({
  status: z.string(),
  /** Unix seconds. */
  expires_at: z.number().nonnegative().nullish().catch(null),
  output: z
    .looseObject({ url: z.string().nullish(), size_bytes: z.number().int().nonnegative().nullish().catch(null) })
    .nullish(),
  error: videoError,
  metadata: z.looseObject({ cost: dollars }).nullish().catch(null),
});
export type VideoAnswer = z.infer<typeof videoAnswer>;

/** Of HTTP errors: an object, or flat as some of its surfaces say it. Anything else is not Lumenfall's. */
export const errorAnswer = z.union([
  z
    .looseObject({
      error: z.looseObject({
        message: z.string().nullish().catch(null),
        type: z.string().nullish().catch(null),
        code: z.string().nullish().catch(null),
        error_code: z.string().nullish().catch(null),
      }),
    })
    .transform(({ error }) => ({ code: error.code ?? error.error_code ?? '', message: error.message ?? '' })),
  z
    .looseObject({ error_code: z.string(), message: z.string().nullish().catch(null) })
    .transform(({ error_code: code, message }) => ({ code, message: message ?? '' })),
]);

/** What a job needs to have been begun by a question for a price: an id, of whatever form. */
export const begunAnswer = z.looseObject({ id: z.union([z.string().min(1), z.number()]) });

export const estimateAnswer = z.looseObject({
  estimated: z.literal(true),
  /** Millionths. */
  total_cost_micros: z.number().nonnegative(),
  currency: z.string(),
});

export const balanceAnswer = z.looseObject({
  available: z.looseObject({ amount: z.number().nullish(), currency: z.string().nullish() }).nullish(),
});

export const historyItem = z.looseObject({
  id: videoId,
  created_at: z.string().nullish().catch(null),
  modality: z.string().nullish().catch(null),
  status: z.string().catch(''),
  cost: dollars,
  error_code: z.string().nullish().catch(null),
  error_message: z.string().nullish().catch(null),
  user: z.string().nullish().catch(null),
});
export type HistoryItem = z.infer<typeof historyItem>;

export const historyAnswer = z.looseObject({
  data: z.array(historyItem),
  next_page_url: z.string().nullish().catch(null),
});
