import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import type { FalWorld } from '../fal-world.ts';
import { platformBody } from '../error-bodies.ts';

function scopeOf({ keys }: FalWorld, { headers }: Exchange): 'api' | 'admin' | null {
  const match = /^Key (.+)$/u.exec(headers.authorization ?? '');
  return keys.get(match?.[1] ?? '') ?? null;
}

/** Of the queue and the storage; `null` when the key will do. */
export function refuseStranger(world: FalWorld, exchange: Exchange): Answer | null {
  if (scopeOf(world, exchange) !== null) return null;
  return jsonAnswer(401, { detail: 'Authentication is required to access this application' });
}

/** Of the platform interface. */
export function refusePlatform(world: FalWorld, exchange: Exchange, needsAdmin: boolean): Answer | null {
  const scope = scopeOf(world, exchange);
  if (scope === null) return jsonAnswer(401, platformBody('authentication_error', 'Invalid API key'));
  if (!needsAdmin || scope === 'admin') return null;
  return jsonAnswer(403, platformBody('authorization_error', 'This endpoint needs an Admin API key'));
}
