import { join } from 'node:path';
import log from 'electron-log/node.js';
import type { LogFacts, Logger } from './logger.ts';
import { redactSecrets } from './redact.ts';

/** Bytes after which a log file is moved aside; one old one is kept. */
const maxLogBytes = 2_097_152;

/**
 * Writes `logs/dailies.log` in the library folder. A folder that cannot be written to costs the log, never the app.
 * `redact` sees every text before it is written.
 */
export function createFileLogger(libraryFolder: string, redact: (text: string) => string = redactSecrets): Logger {
  const file = log.create({ logId: 'dailies' });
  file.transports.console.level = false;
  file.transports.file.level = 'info';
  file.transports.file.maxSize = maxLogBytes;
  file.transports.file.resolvePathFn = () => join(libraryFolder, 'logs', 'dailies.log');
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, facts: LogFacts = {}): void => {
      const clean = Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? redact(fact) : fact]);
      file[level](redact(message), Object.fromEntries(clean));
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
