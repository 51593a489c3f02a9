import type { Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import type { EachlabsWorld } from '../eachlabs-world.ts';

export type EachlabsRoute =
  'submit' | 'prediction' | 'cancel' | 'executions' | 'models' | 'model' | 'presign' | 'put' | 'delete' | 'cdn';

/** `id`: what the path names: a job, a file. */
export type RouteWork = (world: EachlabsWorld, exchange: Exchange, id: string) => Promise<Answer>;
