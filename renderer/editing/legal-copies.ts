import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Derivative, DerivativeRecipe } from '#shared/domain/derivative.ts';
import type { AppError } from '#shared/errors.ts';
import type { AssetId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore, useMirror, type Mirror } from '#renderer/platform/mirror-store.ts';
import { draftStore, editSpec } from './draft-store.ts';
import { replaceFile } from './reference-edits.ts';

/** A copy that would make a file of the clip legal. */
export interface CopyWish {
  readonly sourceId: AssetId;
  readonly recipe: DerivativeRecipe;
}

interface LegalCopies {
  /** Wishes that were asked for and are not settled, by key. */
  readonly pending: ReadonlySet<string>;
  /** Why the last try at a wish failed, by key. */
  readonly errors: ReadonlyMap<string, AppError>;
}

const legalCopiesStore = createStore<LegalCopies>(() => ({ pending: new Set(), errors: new Map() }));

function keyOf({ sourceId, recipe }: CopyWish): string {
  return `${sourceId} ${JSON.stringify(recipe)}`;
}

function findDerivative({ derivatives }: Mirror, wish: CopyWish): Derivative | undefined {
  const key = keyOf(wish);
  return derivatives.find((derivative) => keyOf(derivative) === key);
}

type Outcome = Result<AssetId, AppError>;

function outcomeOf({ state, assetId, error }: Derivative): Outcome | null {
  if (state === 'done' && assetId !== null) return ok(assetId);
  return state === 'failed' && error !== null ? err(error) : null;
}

/** Asks for a copy and waits for it, also through a lost line: the application makes the same copy only once. */
async function makeCopy(wish: CopyWish): Promise<Outcome> {
  const before = findDerivative(mirrorStore.getState(), wish);
  const asked = await client().invoke('derivatives.make', { assetId: wish.sourceId, recipe: wish.recipe });
  if (!asked.ok) return asked;
  return outcomeOf(asked.value) ?? (await nextOutcome(wish, before));
}

/** `stale`: what an earlier try had come to. */
function nextOutcome(wish: CopyWish, stale: Derivative | undefined): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const look = (now: Mirror, before: Mirror): void => {
    const derivative = findDerivative(now, wish);
    const outcome = derivative === undefined || derivative === stale ? null : outcomeOf(derivative);
    if (outcome !== null) settle(outcome);
    // What was said while nobody listened is not said again.
    else if (now.connection === 'connected' && (before.connection !== 'connected' || now.epoch !== before.epoch)) {
      settle(makeCopy(wish));
    }
  };
  const settle = (outcome: Outcome | Promise<Outcome>): void => {
    stop();
    resolve(outcome);
  };
  const stop = mirrorStore.subscribe(look);
  look(mirrorStore.getState(), mirrorStore.getState());
  return promise;
}

function mark(wish: CopyWish, isPending: boolean, error: AppError | null): void {
  legalCopiesStore.setState(({ pending, errors }) => {
    const key = keyOf(wish);
    const nextPending = new Set(pending);
    const nextErrors = new Map(errors);
    if (isPending) nextPending.add(key);
    else nextPending.delete(key);
    if (error === null) nextErrors.delete(key);
    else nextErrors.set(key, error);
    return { pending: nextPending, errors: nextErrors };
  });
}

/**
 * Until the copies can be judged and shown: limits rest on their facts, and the strip draws their thumbnails. A copy of an
 * earlier day may not be known here yet; on a lost line nothing is to be waited for.
 */
async function untilMeasured(assetIds: readonly AssetId[]): Promise<void> {
  const isUnknown = (id: AssetId): boolean => mirrorStore.getState().assets[id] === undefined;
  const isOpen = ({ assets, connection }: Mirror): boolean =>
    connection === 'connected' && assetIds.some((id) => assets[id]?.probe === 'pending');
  const unknown = assetIds.filter(isUnknown);
  if (unknown.length > 0) await client().invoke('assets.get', { assetIds: unknown });
  if (!isOpen(mirrorStore.getState())) return;
  await new Promise<void>((resolve) => {
    const stop = mirrorStore.subscribe((mirror) => {
      if (isOpen(mirror)) return;
      stop();
      resolve();
    });
  });
}

/**
 * Makes copies and, when all are settled, puts those that succeeded in the place of their files in the clip that is open
 * now, as one undo step. The files themselves stay in the library. `edit`: how the clip is changed, where that is to be no
 * step of its own.
 */
export async function putLegalCopies(
  wishes: readonly CopyWish[],
  edit: (change: (spec: ClipSpec) => ClipSpec) => void = editSpec,
): Promise<void> {
  const { clipId } = draftStore.getState();
  const { pending } = legalCopiesStore.getState();
  const fresh = wishes.filter((wish) => !pending.has(keyOf(wish)));
  for (const wish of fresh) mark(wish, true, null);
  const made = await Promise.all(fresh.map(async (wish) => ({ wish, outcome: await makeCopy(wish) })));
  await untilMeasured(made.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : [])));
  // Another clip is none of their business; in this one the same button now gives the copy at once.
  if (draftStore.getState().clipId === clipId) {
    edit((spec) =>
      made.reduce(
        (next, { wish: { sourceId, recipe }, outcome }) =>
          outcome.ok ? replaceFile(next, sourceId, outcome.value, recipe.range) : next,
        spec,
      ),
    );
  }
  for (const { wish, outcome } of made) mark(wish, false, outcome.ok ? null : outcome.error);
}

export interface CopyProgress {
  readonly isPending: boolean;
  /** 0 to 1; `null` while nobody works on it. */
  readonly share: number | null;
  /** Why the last try failed. */
  readonly error: AppError | null;
}

export function useCopyProgress(wish: CopyWish): CopyProgress {
  const key = keyOf(wish);
  const isPending = useStore(legalCopiesStore, ({ pending }) => pending.has(key));
  const error = useStore(legalCopiesStore, ({ errors }) => errors.get(key) ?? null);
  const derivative = useMirror((mirror) => findDerivative(mirror, wish));
  return { isPending, share: derivative?.state === 'working' ? derivative.share : null, error };
}

export function useAreCopiesPending(wishes: readonly CopyWish[]): boolean {
  return useStore(legalCopiesStore, ({ pending }) => wishes.some((wish) => pending.has(keyOf(wish))));
}
