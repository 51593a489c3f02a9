import type { Exchange } from '../../provider-server/exchange.ts';
import { jsonAnswer } from '../../provider-server/answer.ts';
import { cancel } from './cancel.ts';
import { balance, billing, history, pricing } from './platform.ts';
import { result } from './result.ts';
import type { FalRoute, RouteWork } from './route.ts';
import { status, stream } from './status.ts';
import { complete, initiate, put } from './storage.ts';
import { submit } from './submit.ts';

interface Way {
  readonly route: FalRoute;
  readonly methods: readonly string[];
  /** The first group is what the path names. */
  readonly path: RegExp;
  readonly work: RouteWork;
}

const cdn: RouteWork = async ({ files }, exchange) => files.answer(exchange);

/** Requests are found by their id: under the app, as addresses are given out, or under the whole endpoint. */
const ways: readonly Way[] = [
  { route: 'initiate', methods: ['POST'], path: /^\/storage\/upload\/initiate(?:-multipart)?$/u, work: initiate },
  { route: 'complete', methods: ['POST'], path: /^\/upload\/([^/]+)\/complete$/u, work: complete },
  { route: 'put', methods: ['PUT'], path: /^\/upload\/([^/]+(?:\/\d+)?)$/u, work: put },
  { route: 'cdn', methods: ['GET', 'HEAD'], path: /^(\/files\/.+)$/u, work: cdn },
  { route: 'history', methods: ['GET'], path: /^\/v1\/models\/requests\/by-endpoint$/u, work: history },
  { route: 'billing', methods: ['GET'], path: /^\/v1\/models\/billing-events$/u, work: billing },
  { route: 'pricing', methods: ['GET'], path: /^\/v1\/models\/pricing$/u, work: pricing },
  { route: 'balance', methods: ['GET'], path: /^\/v1\/account\/billing$/u, work: balance },
  { route: 'stream', methods: ['GET'], path: /^\/.+\/requests\/([^/]+)\/status\/stream$/u, work: stream },
  { route: 'status', methods: ['GET'], path: /^\/.+\/requests\/([^/]+)\/status$/u, work: status },
  { route: 'cancel', methods: ['PUT'], path: /^\/.+\/requests\/([^/]+)\/cancel$/u, work: cancel },
  { route: 'result', methods: ['GET'], path: /^\/.+\/requests\/([^/]+)(?:\/response)?$/u, work: result },
  { route: 'submit', methods: ['POST'], path: /^\/([^/]+\/[^/]+\/.+)$/u, work: submit },
];

export interface FoundRoute {
  readonly route: FalRoute;
  readonly work: RouteWork;
  readonly id: string;
}

export function findRoute({ method, url }: Exchange): FoundRoute | null {
  for (const { route, methods, path, work } of ways) {
    const match = methods.includes(method) ? path.exec(url.pathname) : null;
    if (match !== null) return { route, work, id: match[1] ?? '' };
  }
  return null;
}

export const nowhere = jsonAnswer(404, { detail: 'Not Found' });
