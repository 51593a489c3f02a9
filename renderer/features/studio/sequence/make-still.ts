import type { Still } from '#shared/domain/still.ts';
import type { AppError } from '#shared/errors.ts';
import type { AssetId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore, type Mirror } from '#renderer/platform/mirror-store.ts';
import { continueStore, isSameWish, type StillWish } from './continue-store.ts';

/** `null`: nobody wants it any more. */
type Outcome = Result<AssetId | null, AppError>;

function outcomeOf({ state, assetId, error }: Still): Outcome | null {
  if (state === 'done' && assetId !== null) return ok(assetId);
  if (state === 'cancelled') return ok(null);
  return state === 'failed' && error !== null ? err(error) : null;
}

/** Asks for a last frame and waits for it, also through a lost line: what is asked again is not made again. */
async function make(wish: StillWish): Promise<Outcome> {
  const before = find(mirrorStore.getState(), wish);
  const asked = await client().invoke('stills.make', wish);
  if (!asked.ok) return asked;
  // A failure in the answer is that of an earlier try.
  return (asked.value.state === 'done' ? outcomeOf(asked.value) : null) ?? (await nextOutcome(wish, before));
}

function find({ stills }: Mirror, wish: StillWish): Still | undefined {
  return stills.find((still) => isSameWish(still, wish));
}

/** `stale`: what an earlier try had come to. */
function nextOutcome(wish: StillWish, stale: Still | undefined): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const settle = (outcome: Outcome | Promise<Outcome>): void => {
    stop();
    resolve(outcome);
  };
  const look = (now: Mirror, before: Mirror): void => {
    const still = find(now, wish);
    const outcome = still === undefined || still === stale ? null : outcomeOf(still);
    if (outcome !== null) settle(outcome);
    // What was said while nobody listened is not said again.
    else if (now.connection === 'connected' && (before.connection !== 'connected' || now.epoch !== before.epoch)) {
      settle(make(wish));
    }
  };
  const stop = mirrorStore.subscribe(look);
  look(mirrorStore.getState(), mirrorStore.getState());
  return promise;
}

/** The last frame of a take; `null` when it was cancelled, failed (which is then told beside the button), or is on its way. */
export async function makeStill(wish: StillWish): Promise<AssetId | null> {
  const { pending } = continueStore.getState();
  if (pending.some(({ takeId }) => takeId === wish.takeId)) return null;
  mark(wish, true, null);
  const outcome = await make(wish);
  mark(wish, false, outcome.ok ? null : outcome.error);
  return outcome.ok ? outcome.value : null;
}

function mark(wish: StillWish, isPending: boolean, error: AppError | null): void {
  continueStore.setState(({ pending, errors }) => {
    const rest = pending.filter((other) => !isSameWish(other, wish));
    const nextErrors = new Map(errors);
    if (error === null) nextErrors.delete(wish.takeId);
    else nextErrors.set(wish.takeId, error);
    return { pending: isPending ? [...rest, wish] : rest, errors: nextErrors };
  });
}
