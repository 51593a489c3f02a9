import type { ClipParameters } from '#shared/domain/clip-spec.ts';
import { moreOptionIds, moreOptionsOf, type MoreOptionId, type MoreOptions } from '#shared/domain/more-options.ts';

/** Options under *more* that are not off. */
export function setOptionIds(parameters: Pick<ClipParameters, 'more'>): MoreOptionId[] {
  const options = moreOptionsOf(parameters);
  return moreOptionIds.filter((id) => options[id] !== '' && options[id] !== false);
}

/** Parameters with these options; only what is set is kept. */
export function withOptions(parameters: ClipParameters, options: MoreOptions): ClipParameters {
  const { more: _, ...rest } = parameters;
  const ids = setOptionIds({ more: options });
  return ids.length === 0 ? rest : { ...rest, more: Object.fromEntries(ids.map((id) => [id, options[id]])) };
}
