import type { z } from 'zod';
import { appError, rateLimited, type AppError } from '#shared/errors.ts';
import { contract, type MethodInput, type MethodName } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { ActiveSession } from './active-session.ts';
import type { CallLimit } from './call-limit.ts';
import { findInputFlaw } from './check-input.ts';
import type { Handler, Handlers } from './handler-types.ts';
import type { Sender } from './sender.ts';

export type Invoke = (sender: Sender, method: string, input: unknown) => Promise<Result<unknown, AppError>>;

interface DispatchOptions {
  readonly handlers: Handlers;
  readonly activeSession: ActiveSession;
  readonly limit: CallLimit;
  readonly logger: Logger;
}

/**
 * The one door into the application. Every call passes: trusted sender, allowance, known method, active session, plain
 * and bounded data, the method's strict schema, the handler, the schema of the output. The returned function never
 * rejects: an exception is a bug, goes to the log, and reaches the caller as `internal` without its text.
 *
 * Errors of its own: `sender.untrusted`, `rate.limited`, `method.unknown`, `session.replaced` (another session asked
 * for a snapshot later; only `app.snapshot` takes the place back), `input.invalid`, `internal`.
 */
export function createDispatch(options: DispatchOptions): Invoke {
  const { handlers, activeSession, limit, logger } = options;
  return async (sender, method, input) => {
    if (!sender.isTrusted) return err(appError('invalid-input', 'sender.untrusted'));
    const waitMs = limit.take(sender.sessionId);
    if (waitMs > 0) return err(rateLimited(waitMs));
    if (!isMethodName(method)) return err(appError('invalid-input', 'method.unknown'));
    const isTakingOver = method === 'app.snapshot';
    if (!isTakingOver && activeSession.current() !== sender.sessionId) {
      return err(appError('conflict', 'session.replaced'));
    }
    const parsed = parseInput(method, input);
    if (!parsed.ok) return parsed;
    if (isTakingOver) activeSession.activate(sender.sessionId);
    try {
      return await answer(method, handlers[method], parsed.value, sender);
    } catch (error) {
      logger.error('A handler failed.', { method, error: describeError(error) });
      return err(appError('internal', 'internal'));
    }
  };
}

function isMethodName(method: unknown): method is MethodName {
  return typeof method === 'string' && Object.hasOwn(contract, method);
}

function parseInput<M extends MethodName>(method: M, input: unknown): Result<MethodInput<M>, AppError> {
  const flaw = findInputFlaw(input);
  if (flaw !== null) return err(appError('invalid-input', 'input.invalid', { detail: flaw }));
  const parsed = contract[method].input.safeParse(input);
  if (!parsed.success) return err(appError('invalid-input', 'input.invalid', { detail: describeIssues(parsed.error) }));
  // TypeScript widens the schema of a generic method to the union of all; it is this method's.
  return ok(parsed.data as MethodInput<M>);
}

async function answer<M extends MethodName>(
  method: M,
  handler: Handler<M>,
  input: MethodInput<M>,
  sender: Sender,
): Promise<Result<unknown, AppError>> {
  const outcome = await handler(input, { sender });
  // Only what the contract names crosses the line: a surplus field is a bug here, not a leak there.
  return outcome.ok ? ok(contract[method].output.parse(outcome.value)) : outcome;
}

/** Where and what, never the value itself: inputs hold people's prompts. */
function describeIssues(error: z.core.$ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`.slice(0, 300))
    .join('\n');
}
