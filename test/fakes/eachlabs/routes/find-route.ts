import type { Exchange } from '../../provider-server/exchange.ts';
import { refusal } from './door.ts';
import { executions } from './executions.ts';
import { presign, put, remove } from './files.ts';
import { model, models } from './models.ts';
import { cancel, prediction } from './prediction.ts';
import type { EachlabsRoute, RouteWork } from './route.ts';
import { submit } from './submit.ts';

interface Way {
  readonly route: EachlabsRoute;
  readonly methods: readonly string[];
  /** The first group is what the path names. */
  readonly path: RegExp;
  readonly work: RouteWork;
}

const cdn: RouteWork = async ({ files }, exchange) => files.answer(exchange);

const ways: readonly Way[] = [
  { route: 'submit', methods: ['POST'], path: /^\/v1\/prediction$/u, work: submit },
  { route: 'prediction', methods: ['GET'], path: /^\/v1\/prediction\/([^/]+)$/u, work: prediction },
  { route: 'cancel', methods: ['POST'], path: /^\/v1\/prediction\/([^/]+)\/cancel$/u, work: cancel },
  { route: 'executions', methods: ['GET'], path: /^\/v1\/executions$/u, work: executions },
  { route: 'models', methods: ['GET'], path: /^\/v1\/models$/u, work: models },
  { route: 'model', methods: ['GET'], path: /^\/v1\/model$/u, work: model },
  { route: 'presign', methods: ['POST'], path: /^\/v1\/upload\/presign$/u, work: presign },
  { route: 'delete', methods: ['DELETE'], path: /^\/v1\/files\/([^/]+)$/u, work: remove },
  { route: 'put', methods: ['PUT'], path: /^\/bucket\/([^/]+)$/u, work: put },
  { route: 'cdn', methods: ['GET', 'HEAD'], path: /^(\/(?:uploads|outputs)\/.+)$/u, work: cdn },
];

export interface FoundRoute {
  readonly route: EachlabsRoute;
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

export const nowhere = refusal(404, 'Not found');
