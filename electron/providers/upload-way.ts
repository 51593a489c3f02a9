import type { Capabilities, ProviderOption } from '#shared/domain/provider.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import type { ProviderSettings } from './provider.ts';

/** Offered by providers that have a storage of their own and take addresses as well. */
export const uploadOption: ProviderOption = { id: 'uploads', choices: ['own', 'bucket'] };

/** How a file of this kind gets there: as the provider can, or through the bucket where a person chose so. Pure. */
export function uploadWayOf(
  { uploads }: Pick<Capabilities, 'uploads'>,
  kind: MediaKind,
  { options, hasBucket }: Pick<ProviderSettings, 'options' | 'hasBucket'>,
): Capabilities['uploads'][MediaKind] {
  const way = uploads[kind];
  if (way === 'none' || hasBucket !== true) return way;
  return options?.[uploadOption.id] === 'bucket' ? 'bucket' : way;
}
