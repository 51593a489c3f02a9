import { flushDraft } from '#renderer/editing/autosave.ts';
import { findChosenQuote } from '#renderer/editing/chosen-quote.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { client } from '#renderer/platform/client.ts';
import { orReport } from './report-failure.ts';
import { studioStore } from './studio-store.ts';

/** A second press within this time after an order belongs to the same click. */
const sameClickMs = 700;

/** One token per showing of the button: a double click, or Enter five times, is one order. */
let token: string = crypto.randomUUID();

function renewToken(): void {
  setTimeout(() => {
    token = crypto.randomUUID();
  }, sameClickMs);
}

/**
 * Orders what the button says: saves the words, then asks for as many takes as are set, at the agreed price. Presses
 * while the order is on its way do nothing.
 */
export async function order(): Promise<void> {
  const { clipId } = draftStore.getState();
  const { isOrdering } = studioStore.getState();
  const quote = findChosenQuote();
  if (clipId === null || quote === null || quote.problems.length > 0 || isOrdering) return;
  studioStore.setState({ isOrdering: true });
  const revision = await orReport(flushDraft(clipId));
  if (revision !== null) {
    await orReport(
      client().invoke('generations.order', {
        clipId,
        draftRevision: revision,
        providerId: quote.providerId,
        tier: quote.tier,
        agreedPrice: quote.price,
        orderToken: token,
      }),
    );
    renewToken();
  }
  studioStore.setState({ isOrdering: false });
}
