import { clipIdSchema } from '#shared/ids.ts';
import type { AppError } from '#shared/errors.ts';
import { flushDraft } from '#renderer/editing/autosave.ts';
import { orReport } from '#renderer/editing/report-failure.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { offerOf, type ClipOffer, type SendableOffer } from './clip-offer.ts';
import { quotesOfSpec } from './use-offers.ts';

/**
 * Tokens of presses that no yes came to, by what was ordered. The answer may have been lost while the orders were written
 * down: the same orders go out with the same token, so that they are never paid twice.
 */
const unanswered = new Map<string, string>();

export type Ordered =
  | { readonly kind: 'ordered' }
  /** Nothing was ordered; these are the prices now. */
  | { readonly kind: 'changed'; readonly offers: readonly ClipOffer[] }
  /** Nothing was ordered, and it has been said why. */
  | { readonly kind: 'failed' };

/** Orders every one of these clips at the price that was shown, or none of them. */
export async function orderSeveral(offers: readonly SendableOffer[]): Promise<Ordered> {
  const orders = [];
  for (const { clip, quote } of offers) {
    const draftRevision = await orReport(flushDraft(clip.id));
    if (draftRevision === null) return { kind: 'failed' };
    const { providerId, tier, price: agreedPrice } = quote;
    orders.push({ clipId: clip.id, draftRevision, providerId, tier, agreedPrice });
  }
  const click = JSON.stringify(orders);
  const orderToken = unanswered.get(click) ?? crypto.randomUUID();
  unanswered.set(click, orderToken);
  const ordered = await client().invoke('generations.orderSeveral', { orders, orderToken });
  if (ordered.ok) {
    unanswered.delete(click);
    return { kind: 'ordered' };
  }
  if (ordered.error.code === 'price.changed') return { kind: 'changed', offers: await askAgain(offers) };
  tell(ordered.error);
  return { kind: 'failed' };
}

async function askAgain(offers: readonly ClipOffer[]): Promise<readonly ClipOffer[]> {
  return Promise.all(
    offers.map(async ({ clip, spec }) => offerOf(clip, spec, await quotesOfSpec(spec), mirrorStore.getState())),
  );
}

/** A failure that is about one clip names it. */
function tell(error: AppError): void {
  const about = clipIdSchema.safeParse(error.params['clipId']);
  const note = about.success ? mirrorStore.getState().clips[about.data]?.name : undefined;
  showToast({ title: errorSentence(error), kind: 'failure', ...(note === undefined ? {} : { note }) });
}
