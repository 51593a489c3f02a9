import type { Quote } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';
import type { ProviderId } from '#shared/ids.ts';
import { keyTrouble } from '#renderer/editing/accounts/key-trouble.ts';
import { flushDraft } from '#renderer/editing/autosave.ts';
import { findChosenQuote } from '#renderer/editing/chosen-quote.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { quotesStore } from '#renderer/editing/quotes-store.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { orReport, report } from '#renderer/editing/report-failure.ts';
import { studioStore, type OrderQuestion } from './studio-store.ts';

/** A second press within this time after an order belongs to the same click. */
const sameClickMs = 700;

/** One token per showing of the button: a double click, or Enter five times, is one order. */
let token: string = crypto.randomUUID();

/** Providers whose old prices a person has agreed to since this page opened. */
const agreedOldPrices = new Set<ProviderId>();

function renewToken(): void {
  setTimeout(() => {
    token = crypto.randomUUID();
  }, sameClickMs);
}

function ask(orderQuestion: OrderQuestion): void {
  studioStore.setState({ orderQuestion });
}

/** Looks up what the same provider asks at the same tier now, and lets a person decide. */
async function askAgain(agreed: Quote, error: AppError): Promise<void> {
  const { spec } = draftStore.getState();
  if (spec === null) return;
  const quotes = await orReport(client().invoke('quotes.list', { spec }));
  if (quotes === null) return;
  quotesStore.setState({ quotes, state: 'ready', error: null });
  const quote = quotes.find(({ providerId, tier }) => providerId === agreed.providerId && tier === agreed.tier);
  if (quote === undefined || quote.problems.length > 0) report(error);
  else ask({ kind: 'price-changed', quote, before: agreed.price });
}

async function explain(quote: Quote, error: AppError): Promise<void> {
  if (error.code === 'price.changed') await askAgain(quote, error);
  else if (error.code === 'key.missing') ask({ kind: 'no-key', providerId: quote.providerId });
  else report(error);
}

/** Saves the words, then orders as many takes as are set, at the price of this quote. */
async function place(quote: Quote): Promise<void> {
  const { clipId } = draftStore.getState();
  if (clipId === null || studioStore.getState().isOrdering) return;
  studioStore.setState({ isOrdering: true });
  const revision = await orReport(flushDraft(clipId));
  if (revision !== null) {
    const ordered = await client().invoke('generations.order', {
      clipId,
      draftRevision: revision,
      providerId: quote.providerId,
      tier: quote.tier,
      agreedPrice: quote.price,
      orderToken: token,
    });
    renewToken();
    if (!ordered.ok) await explain(quote, ordered.error);
  }
  studioStore.setState({ isOrdering: false });
}

/**
 * Orders what the button says, or asks what must be known first: where a key is missing or the prices are old. Presses
 * while the order is on its way do nothing.
 */
export async function order(): Promise<void> {
  const { isOrdering, orderQuestion } = studioStore.getState();
  const quote = findChosenQuote();
  if (quote === null || quote.problems.length > 0 || isOrdering || orderQuestion !== null) return;
  if (keyTrouble(mirrorStore.getState(), quote.providerId) !== null)
    ask({ kind: 'no-key', providerId: quote.providerId });
  else if (quote.isStale && !agreedOldPrices.has(quote.providerId)) ask({ kind: 'old-price', quote });
  else await place(quote);
}

export function dismissQuestion(): void {
  studioStore.setState({ orderQuestion: null });
}

/** The person has seen the price and wants it. */
export async function confirmQuestion(): Promise<void> {
  const { orderQuestion } = studioStore.getState();
  if (orderQuestion === null || orderQuestion.kind === 'no-key') return;
  dismissQuestion();
  agreedOldPrices.add(orderQuestion.quote.providerId);
  await place(orderQuestion.quote);
}
