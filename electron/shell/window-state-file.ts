import { readFileSync, writeFileSync } from 'node:fs';
import type { Logger } from '../platform/logger.ts';
import { windowStateSchema, type WindowState } from './window-bounds.ts';

/** Remembers where the window was. It belongs to this machine, not to the library, so it is a file of its own. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowStateSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    // Absent at the first start; unreadable costs a position, nothing else.
    return null;
  }
}

export function writeWindowState(file: string, state: WindowState, logger: Logger): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch (error) {
    logger.warn('The window position was not saved.', { error: String(error) });
  }
}
