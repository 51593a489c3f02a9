import type { Capabilities } from '#shared/domain/provider.ts';
import type { ProviderId } from '#shared/ids.ts';

/** Blanks, a byte order mark and quotes that come along when a key is copied from a file. */
const wrapping = /^[\s\uFEFF"'`]+|[\s\uFEFF"'`]+$/gu;

/** Providers that need a key; the others run on this machine. */
export function providersWithKeys(providers: readonly Capabilities[]): Capabilities[] {
  return providers.filter(({ keys }) => keys.some(({ slot }) => slot === 'main'));
}

/** Whose key this is by its shape; `null` when nobody's or more than one provider's. */
export function recogniseKey(key: string, providers: readonly Capabilities[]): ProviderId | null {
  const bare = key.replaceAll(wrapping, '');
  const [first, ...others] = providers.filter(({ keys }) => {
    const shape = keys.find(({ slot }) => slot === 'main')?.shape ?? null;
    return shape !== null && new RegExp(shape, 'u').test(bare);
  });
  return first === undefined || others.length > 0 ? null : first.id;
}
