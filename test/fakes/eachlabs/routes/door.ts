import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import type { EachlabsWorld } from '../eachlabs-world.ts';

/** Every error of the platform. */
export function refusal(status: number, error: string, details?: unknown): Answer {
  return jsonAnswer(status, { status, error, ...(details === undefined ? {} : { details }) });
}

/** Headers of one's own that are documented; any other of that kind is a mistake of who sends it. */
const knownHeaders: ReadonlySet<string> = new Set(['x-request-id']);

function strangeHeader({ headers }: Exchange): string | null {
  const names = Object.keys(headers).filter((name) => name.startsWith('x-') || name.includes('idempotency'));
  return names.find((name) => !knownHeaders.has(name)) ?? null;
}

/** `null`: the key will do, and nothing came with it that nobody knows. */
export function refuseStranger({ keys }: EachlabsWorld, exchange: Exchange): Answer | null {
  const key = /^Bearer (\S+)$/u.exec(exchange.headers.authorization ?? '')?.[1] ?? '';
  if (!keys.has(key)) return jsonAnswer(401, { error: 'Invalid or missing API key' });
  const header = strangeHeader(exchange);
  return header === null ? null : refusal(400, `Unknown header ${header}`);
}

/** A body of JSON says that it is. */
export function isJson({ headers }: Exchange): boolean {
  return /^application\/json\b/u.test(headers['content-type'] ?? '');
}

/** The first name that is not among those that are known. */
export function unknownName(names: Iterable<string>, known: readonly string[]): string | null {
  return [...names].find((name) => !known.includes(name)) ?? null;
}
