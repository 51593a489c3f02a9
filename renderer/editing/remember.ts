import type { Settings } from '#shared/domain/settings.ts';
import { client } from '#renderer/platform/client.ts';

const settleMs = 500;

let waiting: Partial<Settings> = {};
let timer: ReturnType<typeof setTimeout> | null = null;

function send(): void {
  const update = waiting;
  waiting = {};
  timer = null;
  // Where a panel stood is not worth a message when it could not be stored.
  void client().invoke('settings.update', update);
}

/** Stores small things about the window (sizes, the open clip) once they have settled. */
export function remember(update: Partial<Settings>): void {
  waiting = { ...waiting, ...update };
  timer ??= setTimeout(send, settleMs);
}
