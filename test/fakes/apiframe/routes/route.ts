import type { Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import type { ApiframeWorld } from '../apiframe-world.ts';

export type ApiframeRoute = 'submit' | 'job' | 'jobs' | 'upload' | 'me' | 'models' | 'cdn';

/** `id`: the job that the path names. */
export type RouteWork = (world: ApiframeWorld, exchange: Exchange, id: string) => Promise<Answer>;
