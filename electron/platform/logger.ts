/** Technical notes for whoever looks for a fault. Never keys, prompts, signed URLs or file contents. */
export interface Logger {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The whole story of an exception, for the log only. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.stack ?? `${error.name}: ${error.message}`;
}
