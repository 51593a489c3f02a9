import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import { apiframeModels, catalogueOf } from '../apiframe-models.ts';
import type { ApiframeWorld } from '../apiframe-world.ts';
import { errorAnswer, refuseStranger } from './auth.ts';

export async function me(world: ApiframeWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const team = { id: 'team-1', name: 'Dailies', credits: world.credits, plan: 'free', customerId: null };
  return await Promise.resolve(
    jsonAnswer(200, {
      user: { id: 'user-1', email: 'someone@example.com', role: 'admin' },
      team: world.credits === null ? null : team,
      apiKey: { id: 'key-1', name: 'Dailies', prefix: 'afk_fake' },
    }),
  );
}

/** Public: a key that goes along was not needed, and would be one key too many in a log. */
export async function models(_world: ApiframeWorld, { url, headers }: Exchange): Promise<Answer> {
  if (headers['x-api-key'] !== undefined) return errorAnswer(400, 'No key is needed here');
  const modality = url.searchParams.get('modality');
  if (modality !== null && modality !== 'video') return errorAnswer(400, 'Invalid modality');
  return await Promise.resolve(jsonAnswer(200, { models: catalogueOf(apiframeModels) }));
}
