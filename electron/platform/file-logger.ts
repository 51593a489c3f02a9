import { join } from 'node:path';
import log from 'electron-log/node.js';
import type { Logger } from './logger.ts';

/** Bytes after which a log file is moved aside; one old one is kept. */
const maxLogBytes = 2_097_152;

/** Writes `logs/dailies.log` in the library folder. A folder that cannot be written to costs the log, never the app. */
export function createFileLogger(libraryFolder: string): Logger {
  const file = log.create({ logId: 'dailies' });
  file.transports.console.level = false;
  file.transports.file.level = 'info';
  file.transports.file.maxSize = maxLogBytes;
  file.transports.file.resolvePathFn = () => join(libraryFolder, 'logs', 'dailies.log');
  return {
    info: (message, facts) => {
      file.info(message, facts ?? {});
    },
    warn: (message, facts) => {
      file.warn(message, facts ?? {});
    },
    error: (message, facts) => {
      file.error(message, facts ?? {});
    },
  };
}
