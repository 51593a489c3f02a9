import type { AppError } from '#shared/errors.ts';
import { appError } from '#shared/errors.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Client } from '#renderer/platform/client.ts';

type Answers = {
  [M in MethodName]?: (input: MethodInput<M>) => MethodOutput<M> | AppError | Promise<MethodOutput<M> | AppError>;
};

export interface FakeClient extends Client {
  /** Every call so far, in order. */
  readonly calls: { readonly method: MethodName; readonly input: unknown }[];
  readonly imported: File[];
}

function isError(value: unknown): value is AppError {
  return typeof value === 'object' && value !== null && 'retry' in value && 'charged' in value && 'code' in value;
}

/** A client that answers from functions and remembers what it was asked. Everything else is `method.unknown`. */
export function createFakeClient(
  answers: Answers,
  importFile: (...args: Parameters<Client['importFile']>) => ReturnType<Client['importFile']> = async () =>
    err(appError('internal', 'internal')),
): FakeClient {
  const calls: FakeClient['calls'] = [];
  const imported: File[] = [];
  return {
    calls,
    imported,
    async invoke<M extends MethodName>(method: M, input: MethodInput<M>): Promise<Result<MethodOutput<M>, AppError>> {
      calls.push({ method, input });
      const answer = answers[method];
      if (answer === undefined) return err(appError('internal', 'method.unknown', { detail: method }));
      const value = await answer(input);
      return isError(value) ? err(value) : ok(value);
    },
    onEvent: () => () => undefined,
    onConnection(listener) {
      listener('connected');
      return () => undefined;
    },
    importFile(file, options) {
      imported.push(file);
      return importFile(file, options);
    },
  };
}
