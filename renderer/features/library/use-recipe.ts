import { useEffect, useState } from 'react';
import type { TakeRecipe } from '#shared/domain/library.ts';
import type { AppError } from '#shared/errors.ts';
import type { TakeId } from '#shared/ids.ts';
import { client } from '#renderer/platform/client.ts';

export type RecipeState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly recipe: TakeRecipe }
  | { readonly status: 'failed'; readonly error: AppError };

/** How a take was made. A recipe never changes, so it is asked for once per look at it. */
export function useRecipe(takeId: TakeId | null): RecipeState {
  const [answer, setAnswer] = useState<{ readonly takeId: TakeId; readonly state: RecipeState } | null>(null);
  useEffect(() => {
    if (takeId === null) return;
    let isWanted = true;
    void client()
      .invoke('library.recipe', { takeId })
      .then((result) => {
        if (!isWanted) return;
        const state: RecipeState = result.ok
          ? { status: 'ready', recipe: result.value }
          : { status: 'failed', error: result.error };
        setAnswer({ takeId, state });
      });
    return () => {
      isWanted = false;
    };
  }, [takeId]);
  return answer?.takeId === takeId && answer !== null ? answer.state : { status: 'loading' };
}
