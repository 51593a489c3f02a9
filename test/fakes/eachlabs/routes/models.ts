import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import type { EachlabsWorld } from '../eachlabs-world.ts';
import { refusal, unknownName } from './door.ts';

const version = '0.0.1';

/** Public: who asks, with a key or without, is not looked at. */
export async function models(world: EachlabsWorld, { url }: Exchange): Promise<Answer> {
  const { searchParams: search } = url;
  const unknown = unknownName(search.keys(), ['name', 'limit', 'offset']);
  const [limit, offset] = [Number(search.get('limit') ?? 50), Number(search.get('offset') ?? 0)];
  if (unknown !== null || !(limit >= 1 && limit <= 500)) return refusal(400, 'Invalid query');
  const name = (search.get('name') ?? '').toLowerCase();
  const found = world.models.filter(({ slug }) => slug.includes(name)).slice(offset, offset + limit);
  return jsonAnswer(
    200,
    found.map(({ slug, title }) => ({ title, slug, version, output_type: 'video' })),
  );
}

export async function model(world: EachlabsWorld, { url }: Exchange): Promise<Answer> {
  const found = world.models.find(({ slug }) => slug === url.searchParams.get('slug'));
  if (found === undefined) return refusal(404, 'Model not found');
  const { title, slug, requestSchema } = found;
  return jsonAnswer(200, { title, slug, version, output_type: 'video', request_schema: requestSchema });
}
