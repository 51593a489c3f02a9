import { z } from 'zod';
import { appErrorSchema, type AppError } from '#shared/errors.ts';
import type { MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import { events, type EventEnvelope, type EventName } from '#shared/ipc/events.ts';
import { err, ok, type Result } from '#shared/result.ts';

const eventNames = Object.keys(events) as [EventName, ...EventName[]];
const envelopeSchema = z.strictObject({
  epoch: z.uuid(),
  revision: z.number().int().nonnegative(),
  name: z.enum(eventNames),
  payload: z.unknown(),
});
const resultSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: appErrorSchema }),
]);

/** Throws on anything that is not an event of the contract: both sides come from one build. */
export function checkEnvelope(raw: unknown): EventEnvelope {
  const envelope = envelopeSchema.parse(raw);
  return { ...envelope, payload: events[envelope.name].parse(envelope.payload) };
}

/**
 * The envelope is checked here; the value inside was parsed by dispatch with the very schema this build holds, and is
 * not parsed twice (a page of the library is a thousand rows).
 */
export function checkResult<M extends MethodName>(raw: unknown): Result<MethodOutput<M>, AppError> {
  const result = resultSchema.parse(raw);
  return result.ok ? ok(result.value as MethodOutput<M>) : err(result.error);
}
