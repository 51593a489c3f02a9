import type { Exchange } from '../../provider-server/exchange.ts';
import { me, models } from './account.ts';
import { errorAnswer } from './auth.ts';
import { job, jobs } from './jobs.ts';
import type { ApiframeRoute, RouteWork } from './route.ts';
import { submit } from './submit.ts';
import { upload } from './uploads.ts';

interface Way {
  readonly route: ApiframeRoute;
  readonly methods: readonly string[];
  /** The first group, if any, is what the path names. */
  readonly path: RegExp;
  readonly work: RouteWork;
}

const cdn: RouteWork = async ({ files }, exchange) => files.answer(exchange);

/** There is no way to cancel. */
const ways: readonly Way[] = [
  { route: 'submit', methods: ['POST'], path: /^\/v2\/videos\/generate$/u, work: submit },
  { route: 'jobs', methods: ['GET'], path: /^\/v2\/jobs$/u, work: jobs },
  { route: 'job', methods: ['GET'], path: /^\/v2\/jobs\/([^/]+)$/u, work: job },
  { route: 'upload', methods: ['POST'], path: /^\/v2\/uploads$/u, work: upload },
  { route: 'me', methods: ['GET'], path: /^\/v2\/me$/u, work: me },
  { route: 'models', methods: ['GET'], path: /^\/v2\/models$/u, work: models },
  { route: 'cdn', methods: ['GET', 'HEAD'], path: /^\/files\/.+$/u, work: cdn },
];

export interface FoundRoute {
  readonly route: ApiframeRoute;
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

export const nowhere = errorAnswer(404, 'Not found');
