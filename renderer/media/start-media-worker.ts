import type { Client } from '#renderer/platform/client.ts';
import { WorkLoop, type WorkLoopOptions } from './work-loop.ts';

const defaults: WorkLoopOptions = {
  createWorker: () => new Worker(new URL('./media-worker.ts', import.meta.url), { type: 'module', name: 'media' }),
  quietLimitSeconds: 30,
  retryAfterMs: 5_000,
};

/**
 * Does the application's media work in this window: looks for it when the line comes up, when work is announced and
 * after each piece. Returns a function that stops it.
 */
export function startMediaWorker(client: Client, options: Partial<WorkLoopOptions> = {}): () => void {
  const loop = new WorkLoop(client, { ...defaults, ...options });
  const offEvent = client.onEvent((envelope) => {
    if (envelope.name === 'mediaWork.queued') loop.look();
  });
  const offConnection = client.onConnection((state) => {
    if (state === 'connected') loop.open();
    else loop.close();
  });
  return () => {
    offEvent();
    offConnection();
    loop.close();
  };
}
