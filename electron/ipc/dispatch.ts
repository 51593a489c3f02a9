import { isAbsolute } from 'node:path';
import type { z } from 'zod';
import { assetSchema, type Asset } from '#shared/domain/asset.ts';
import { appError, rateLimited, type AppError } from '#shared/errors.ts';
import { contract, type MethodInput, type MethodName } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { describeError, type Logger } from '../platform/logger.ts';
import type { ActiveSession } from './active-session.ts';
import type { CallLimit } from './call-limit.ts';
import { findInputFlaw } from './check-input.ts';
import type { Handler, Handlers } from './handler-types.ts';
import type { Sender } from './sender.ts';

export interface Dispatch {
  /** One call of the contract by its name. */
  readonly invoke: (sender: Sender, method: string, input: unknown) => Promise<Result<unknown, AppError>>;
  /** The one call outside the contract: the page hands over a file, and only the host sees its path. */
  readonly importPath: (sender: Sender, path: string) => Promise<Result<unknown, AppError>>;
}

interface DispatchOptions {
  readonly handlers: Handlers;
  readonly importPath: (path: string) => Promise<Result<Asset, AppError>>;
  readonly activeSession: ActiveSession;
  readonly limit: CallLimit;
  readonly logger: Logger;
}

/** No system takes a longer path, in characters. */
const maxPathLength = 32_767;

/**
 * The one door into the application. Every call passes: trusted sender, allowance, known method, active session, plain
 * and bounded data, the method's strict schema, the handler, the schema of the output. Nothing rejects: an exception is
 * a bug, goes to the log, and reaches the caller as `internal` without its text.
 *
 * Errors of its own: `sender.untrusted`, `rate.limited`, `method.unknown`, `session.replaced` (another session asked
 * for a snapshot later; only `app.snapshot` takes the place back), `input.invalid`, `internal`.
 */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { handlers, activeSession, logger } = options;
  const orInternal = async (
    what: string,
    work: () => Promise<Result<unknown, AppError>>,
  ): Promise<Result<unknown, AppError>> => {
    try {
      return await work();
    } catch (error) {
      logger.error('A handler failed.', { method: what, error: describeError(error) });
      return err(appError('internal', 'internal'));
    }
  };
  return {
    async invoke(sender, method, input) {
      const refusal = refuse(options, sender);
      if (refusal !== null) return err(refusal);
      if (!isMethodName(method)) return err(appError('invalid-input', 'method.unknown'));
      const isTakingOver = method === 'app.snapshot';
      if (!isTakingOver && activeSession.current() !== sender.sessionId) return err(replaced());
      const parsed = parseInput(method, input);
      if (!parsed.ok) return parsed;
      if (isTakingOver) activeSession.activate(sender.sessionId);
      return orInternal(method, () => answer(method, handlers[method], parsed.value, sender));
    },
    async importPath(sender, path) {
      const refusal = refuse(options, sender);
      if (refusal !== null) return err(refusal);
      if (activeSession.current() !== sender.sessionId) return err(replaced());
      const isPath = isAbsolute(path) && path.length <= maxPathLength && !path.includes('\0');
      if (!isPath) return err(appError('invalid-input', 'input.invalid', { detail: 'not the path of a file' }));
      return orInternal('importPath', async () => {
        const asset = await options.importPath(path);
        return asset.ok ? ok(assetSchema.parse(asset.value)) : asset;
      });
    },
  };
}

function refuse({ limit }: DispatchOptions, sender: Sender): AppError | null {
  if (!sender.isTrusted) return appError('invalid-input', 'sender.untrusted');
  const waitMs = limit.take(sender.sessionId);
  return waitMs > 0 ? rateLimited(waitMs) : null;
}

function replaced(): AppError {
  return appError('conflict', 'session.replaced');
}

function isMethodName(method: string): method is MethodName {
  return Object.hasOwn(contract, method);
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
