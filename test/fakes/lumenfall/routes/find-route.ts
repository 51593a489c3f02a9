import type { Exchange } from '../../provider-server/exchange.ts';
import type { LumenfallWorld } from '../lumenfall-world.ts';
import { balance, history, models, request } from './account.ts';
import { create, estimate } from './create.ts';
import type { LumenfallRoute, RouteWork } from './route.ts';
import { cancel, video } from './video.ts';

interface Way {
  readonly route: LumenfallRoute;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** The first group is what the path names. */
  readonly path: RegExp;
  readonly work: RouteWork;
}

const media: RouteWork = async ({ files }, exchange) => files.answer(exchange);

/** Media calls are below `/openai/v1`, everything about the account below `/v1`. */
const ways: readonly Way[] = [
  { route: 'submit', method: 'POST', path: /^\/openai\/v1\/videos$/u, work: create },
  { route: 'video', method: 'GET', path: /^\/openai\/v1\/videos\/([^/]+)$/u, work: video },
  { route: 'cancel', method: 'DELETE', path: /^\/openai\/v1\/videos\/([^/]+)$/u, work: cancel },
  { route: 'models', method: 'GET', path: /^\/openai\/v1\/models$/u, work: models },
  { route: 'balance', method: 'GET', path: /^\/v1\/balance$/u, work: balance },
  { route: 'history', method: 'GET', path: /^\/v1\/requests$/u, work: history },
  { route: 'request', method: 'GET', path: /^\/v1\/requests\/([^/]+)$/u, work: request },
  { route: 'media', method: 'GET', path: /^(\/(?:media|bucket)\/.+)$/u, work: media },
];

/** The older address knows no dry run: whatever is asked there, it begins to work. */
const plainPath = /^\/v1\/videos(?=\/|$)/u;

interface FoundRoute {
  readonly route: LumenfallRoute;
  readonly work: RouteWork;
  readonly id: string;
}

export function findRoute({ hasPlainPath }: LumenfallWorld, { method, url }: Exchange): FoundRoute | null {
  const isPlain = plainPath.test(url.pathname);
  const path = isPlain && hasPlainPath ? `/openai${url.pathname}` : url.pathname;
  for (const way of ways) {
    const match = method === way.method ? way.path.exec(path) : null;
    if (match === null) continue;
    const isQuestion = way.route === 'submit' && !isPlain && url.searchParams.get('dryRun') === 'true';
    return isQuestion
      ? { route: 'estimate', work: estimate, id: '' }
      : { route: way.route, work: way.work, id: match[1] ?? '' };
  }
  return null;
}
