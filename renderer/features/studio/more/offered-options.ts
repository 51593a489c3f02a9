import type { ClipParameters } from '#shared/domain/clip-spec.ts';
import { moreOptionIds, type MoreOptionId } from '#shared/domain/more-options.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { keyTrouble } from '#renderer/editing/accounts/key-trouble.ts';
import { setOptionIds } from '#renderer/editing/option-edits.ts';
import type { Mirror } from '#renderer/platform/mirror-store.ts';

export interface OfferedOption {
  readonly id: MoreOptionId;
  /** Who honours it; empty: nobody that the person has a key for, but it is set. */
  readonly by: readonly { readonly name: string; readonly isHint: boolean }[];
}

/** Those that the person has a key for; all of them while there is no key at all. */
function relevantProviders(facts: Pick<Mirror, 'providers' | 'accounts'>): readonly Capabilities[] {
  const paid = facts.providers.filter(({ isLocal }) => !isLocal);
  const usable = paid.filter(({ id }) => keyTrouble(facts, id) === null);
  return usable.length === 0 ? paid : usable;
}

/** Options that somebody honours, or that are set, each with who honours it. The sound of a video has its own place. */
export function offeredOptions(
  facts: Pick<Mirror, 'providers' | 'accounts'>,
  parameters: Pick<ClipParameters, 'more'>,
): OfferedOption[] {
  const providers = relevantProviders(facts);
  const set = setOptionIds(parameters);
  return moreOptionIds.flatMap((id): OfferedOption[] => {
    const by = providers.flatMap(({ name, more }) =>
      more.filter((each) => each.id === id).map(({ isHint }) => ({ name, isHint })),
    );
    const isShown = id !== 'keepAudio' && (by.length > 0 || set.includes(id));
    return isShown ? [{ id, by }] : [];
  });
}

/** "1280 × 544" as it is sent; `null`: that is no size. */
export function sizeOf(typed: string): string | null {
  const bare = typed.trim().replaceAll(/\s*[x×*]\s*/giu, 'x');
  return bare === '' || /^[1-9]\d{1,4}x[1-9]\d{1,4}$/u.test(bare) ? bare : null;
}
