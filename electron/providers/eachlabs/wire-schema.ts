import { z } from 'zod';

/*
 * What Dailies reads of EachLabs' answers, and nothing else: unknown fields pass, a field that is read must be what is
 * expected. Contract: EachLabs' documentation and its model pages, as of 2026-11-21.
 */

/** A UUID in practice. It becomes part of a path, so nothing else may stand in it. */
export const predictionId = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/u);

/** The id has another name here than everywhere else. `status: "success"` says only that it was accepted. */
export const submitAnswer = z.looseObject({ predictionID: predictionId });

const dollars = z.number().nonnegative().nullish().catch(null);

/** `output` is an address only when the status says success; after an error it is an object that describes it. */
export const predictionAnswer = z.looseObject({
  status: z.string(),
  output: z.unknown().optional(),
  logs: z.string().nullish().catch(null),
  metrics: z.looseObject({ cost: dollars }).nullish().catch(null),
  input: z.unknown().optional(),
});
export type Prediction = z.infer<typeof predictionAnswer>;

const words = z.string().nullish().catch(null);

/** How a failed job is described; when it never got to a machine only `error` is there. */
export const failureEnvelope = z.looseObject({
  error_code: words,
  error_message: words,
  error: words,
  message: words,
  details: z.unknown().optional(),
  retryable: z.boolean().nullish().catch(null),
});

/** EachLabs' own errors in the two shapes that are documented. Anything else is the page of somebody in between. */
export const errorAnswer = z.union([
  z
    .looseObject({ error: z.string(), details: z.unknown().optional() })
    .transform(({ error, details }) => ({ error, details })),
  z
    .looseObject({ status: z.literal('error'), message: z.string(), details: z.unknown().optional() })
    .transform(({ message, details }) => ({ error: message, details })),
]);

export const presignAnswer = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,200}$/u),
  presigned_url: z.url().max(8_000),
  public_url: z.url().max(8_000),
  expires_at: z.string().nullish().catch(null),
  required_headers: z.record(z.string().max(100), z.string().max(4_000)).nullish(),
});

const execution = z.looseObject({
  id: predictionId,
  model: z.string().nullish(),
  requested_model: z.string().nullish(),
  status: z.string().nullish(),
  created_at: z.string().nullish(),
  /** Dollars. Absent until it is known. */
  execution_cost: z.number().nonnegative().nullish().catch(null),
});
export type Execution = z.infer<typeof execution>;
export const executionsAnswer = z.looseObject({ executions: z.array(execution) });

export const modelList = z.array(z.looseObject({ slug: z.string() }));

const schemaType = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .catch(null);
const property = z.looseObject({
  type: schemaType,
  enum: z.array(z.unknown()).nullish().catch(null),
  anyOf: z
    .array(z.looseObject({ type: schemaType }))
    .nullish()
    .catch(null),
});
export type SchemaProperty = z.infer<typeof property>;
export const modelAnswer = z.looseObject({
  request_schema: z.looseObject({
    properties: z.record(z.string(), property),
    additionalProperties: z.unknown().optional(),
  }),
});
