import type { Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import type { LumenfallWorld } from '../lumenfall-world.ts';

export type LumenfallRoute =
  'submit' | 'estimate' | 'video' | 'cancel' | 'balance' | 'history' | 'request' | 'models' | 'media';

/** `id`: what the path names. */
export type RouteWork = (world: LumenfallWorld, exchange: Exchange, id: string) => Promise<Answer>;
