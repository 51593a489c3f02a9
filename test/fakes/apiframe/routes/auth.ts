import { bytesAnswer, jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import type { ApiframeWorld } from '../apiframe-world.ts';

/** A plain sentence: there are no codes, and `error` is never an object. */
export function errorAnswer(status: number, error: string, more: Readonly<Record<string, unknown>> = {}): Answer {
  return jsonAnswer(status, { error, ...more }, { 'x-request-id': crypto.randomUUID() });
}

/** The shield in front of everything: it wants to know who is asking. `null` when it lets the request through. */
export function refuseNameless({ headers }: Exchange): Answer | null {
  if ((headers['user-agent'] ?? '').trim() !== '') return null;
  return bytesAnswer(403, Buffer.from('error code: 1010'), { 'content-type': 'text/plain' });
}

/** `null` when the key will do. */
export function refuseStranger({ keys }: ApiframeWorld, { headers }: Exchange): Answer | null {
  const key = headers['x-api-key'];
  if (typeof key !== 'string' || key === '') return errorAnswer(401, 'API key is required');
  const state = keys.get(key);
  if (state === undefined) return errorAnswer(401, 'Invalid API key');
  return state === 'active' ? null : errorAnswer(403, 'API key is inactive');
}
