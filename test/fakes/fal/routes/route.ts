import type { Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import type { FalWorld } from '../fal-world.ts';

export type FalRoute =
  | 'submit'
  | 'status'
  | 'stream'
  | 'result'
  | 'cancel'
  | 'initiate'
  | 'put'
  | 'complete'
  | 'cdn'
  | 'history'
  | 'billing'
  | 'pricing'
  | 'balance';

/** `id`: what the path names: a request, an upload, an endpoint. */
export type RouteWork = (world: FalWorld, exchange: Exchange, id: string) => Promise<Answer>;
