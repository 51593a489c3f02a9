import type { Readable } from 'node:stream';

interface TerminalOptions {
  readonly input: Readable & { readonly isTTY?: boolean; unref?(): void };
  readonly write: (line: string) => void;
  readonly newLink: () => string;
}

/** Prints a link, and a fresh one whenever Enter is pressed: each works once, for a minute. */
export function offerLinks({ input, write, newLink }: TerminalOptions): void {
  const offer = (): void => {
    write(`Open ${newLink()}`);
  };
  offer();
  input.setEncoding('utf8');
  input.on('data', (text: string) => {
    if (text.includes('\n') || text.includes('\r')) offer();
  });
  // Started in the background, or with a closed input: the first link still works.
  input.on('error', () => undefined);
  input.unref?.();
}

/**
 * Ends the process cleanly on Ctrl+C and on a request of the system. Whatever hangs, it is over after `withinMs`; a
 * second signal ends it at once.
 */
export function endOnSignals(close: () => Promise<void>, withinMs = 2_000): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) process.exit(1);
    isEnding = true;
    setTimeout(() => process.exit(1), withinMs).unref();
    void close().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
}
