import { libraryItemIdSchema } from '#shared/domain/library.ts';
import { settledJobStates, type JobView } from '#shared/domain/job.ts';
import type { Take } from '#shared/domain/take.ts';
import type { AssetId, JobId, TakeId } from '#shared/ids.ts';
import { takesOfClip } from '#renderer/editing/clip-order.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import { show } from './player-actions.ts';
import { playerStore } from './player-store.ts';
import { orReport } from '#renderer/editing/report-failure.ts';

export function showTake(takeId: TakeId | null): void {
  show('take');
  selectionStore.setState({ takeId });
}

/** Shows the take with this number, if the open clip has it. */
export function showTakeNumber(number: number): void {
  const take = takesOfClip(mirrorStore.getState(), draftStore.getState().clipId).find((each) => each.number === number);
  if (take !== undefined) showTake(take.id);
}

/** The take in the player, if it is a take that stands there. */
export function shownTake(): Take | null {
  if (playerStore.getState().shows !== 'take') return null;
  const { takeId } = selectionStore.getState();
  const take = takeId === null ? undefined : mirrorStore.getState().takes[takeId];
  return take === undefined || take.trashedAt !== null ? null : take;
}

/** Judges a take; the same verdict again takes it back. */
export async function judgeTake(take: Take, verdict: 'accepted' | 'rejected'): Promise<void> {
  await orReport(
    client().invoke('takes.judge', { takeId: take.id, verdict: take.verdict === verdict ? null : verdict }),
  );
}

/** Makes this the take that stands in the film. */
export async function activateTake(takeId: TakeId): Promise<void> {
  await orReport(client().invoke('takes.activate', { takeId }));
}

/** Moves a take to the trash, shows the one before it, and offers to bring it back. */
export async function trashTake(take: Take): Promise<void> {
  const itemId = libraryItemIdSchema.parse(`take:${take.id}`);
  const trashed = await orReport(client().invoke('library.trash', { itemIds: [itemId] }));
  if (trashed === null) return;
  if (selectionStore.getState().takeId === take.id) {
    const rest = takesOfClip(mirrorStore.getState(), take.clipId).filter((each) => each.id !== take.id);
    showTake((rest.findLast((each) => each.number < take.number) ?? rest[0])?.id ?? null);
  }
  showToast({
    title: words.t('studio.takes.trashed', { number: take.number }),
    action: {
      label: words.t('common.undo'),
      onAction: () => {
        void restoreTake(take);
      },
    },
  });
}

async function restoreTake(take: Take): Promise<void> {
  const itemId = libraryItemIdSchema.parse(`take:${take.id}`);
  const restored = await orReport(client().invoke('library.restore', { itemIds: [itemId] }));
  if (restored !== null && draftStore.getState().clipId === take.clipId) showTake(take.id);
}

export async function cancelJob(jobId: JobId): Promise<void> {
  await orReport(client().invoke('jobs.cancel', { jobId }));
}

/** Tokens of tries that no yes came to: the answer may have been lost, and the next press must not order twice. */
const unanswered = new Map<JobId, string>();

async function makeAnew({ id: jobId, price: agreedPrice }: Pick<JobView, 'id' | 'price'>) {
  const orderToken = unanswered.get(jobId) ?? crypto.randomUUID();
  unanswered.set(jobId, orderToken);
  const made = await client().invoke('jobs.retry', { jobId, agreedPrice, orderToken });
  if (made.ok) unanswered.delete(jobId);
  return made;
}

/** A job that waits for a person goes on; one that ended without a take is made anew. */
export async function retryJob(job: Pick<JobView, 'id' | 'state' | 'price'>): Promise<void> {
  const { id: jobId, state } = job;
  const isSettled = settledJobStates.includes(state);
  await orReport(isSettled ? makeAnew(job) : client().invoke('jobs.resume', { jobId, useCurrentKey: false }));
}

export async function revealAsset(assetId: AssetId): Promise<void> {
  await orReport(client().invoke('desktop.reveal', { assetId }));
}
