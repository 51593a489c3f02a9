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
import { studioStore, type OrderQuestion, type QuotedOrder } from './studio-store.ts';
import { findTwinQuote, setTwin } from './twin-quote.ts';

/** A second press within this time after an order belongs to the same click. */
const sameClickMs = 700;

/** One token per showing of the button: a double click, or Enter five times, is one order. */
let token: string = crypto.randomUUID();
let renewal: ReturnType<typeof setTimeout> | undefined;

/**
 * Tokens of orders that no yes came to, by what was ordered. The answer may have been lost on its way back while the
 * order was written down: the same order goes out with the same token, so that it is never paid twice.
 */
const unanswered = new Map<string, string>();

/** Providers whose old prices a person has agreed to since this page opened. */
const agreedOldPrices = new Set<ProviderId>();

/** After a yes the token serves for the rest of the click; after anything else only for the same order. */
function settleToken(click: string, sent: string, isOrdered: boolean): void {
  clearTimeout(renewal);
  if (isOrdered) {
    unanswered.delete(click);
    token = sent;
    renewal = setTimeout(() => {
      token = crypto.randomUUID();
    }, sameClickMs);
  } else {
    unanswered.set(click, sent);
    token = crypto.randomUUID();
  }
}

function ask(orderQuestion: OrderQuestion): void {
  studioStore.setState({ orderQuestion });
}

function isSamePrice(first: Quote, second: Quote): boolean {
  return JSON.stringify(first.price) === JSON.stringify(second.price);
}

/** Looks up what the same providers ask at the same tiers now, and lets a person decide. */
async function askAgain(agreed: QuotedOrder, error: AppError): Promise<void> {
  const { spec } = draftStore.getState();
  if (spec === null) return;
  const quotes = await orReport(client().invoke('quotes.list', { spec }));
  if (quotes === null) return;
  quotesStore.setState({ quotes, state: 'ready', error: null });
  const now = (before: Quote | null): Quote | null =>
    quotes.find(
      ({ providerId, tier, problems }) =>
        providerId === before?.providerId && tier === before.tier && problems.length === 0,
    ) ?? null;
  const main = now(agreed.main);
  const twin = now(agreed.twin);
  if (main === null || (twin === null) !== (agreed.twin === null)) {
    report(error);
    return;
  }
  const pairs = [[main, agreed.main] as const, [twin, agreed.twin] as const];
  const changes = pairs.flatMap(([quote, before]) =>
    quote === null || before === null || isSamePrice(quote, before) ? [] : [{ quote, before: before.price }],
  );
  if (changes.length === 0) report(error);
  else ask({ kind: 'price-changed', order: { main, twin }, changes });
}

/** Which of them has no key that can be used. */
function findKeyless({ main, twin }: QuotedOrder): Quote | null {
  const mirror = mirrorStore.getState();
  return [main, twin].find((quote) => quote !== null && keyTrouble(mirror, quote.providerId) !== null) ?? null;
}

async function explain(ordered: QuotedOrder, error: AppError): Promise<void> {
  if (error.code === 'price.changed') await askAgain(ordered, error);
  else if (error.code === 'key.missing') {
    ask({ kind: 'no-key', providerId: (findKeyless(ordered) ?? ordered.main).providerId });
  } else report(error);
}

function promiseOf({ providerId, tier, price }: Quote) {
  return { providerId, tier, agreedPrice: price };
}

/** Saves the words, then orders as many takes as are set, at the prices of these quotes. */
async function place(quoted: QuotedOrder): Promise<void> {
  const { clipId } = draftStore.getState();
  if (clipId === null || studioStore.getState().isOrdering) return;
  studioStore.setState({ isOrdering: true });
  const revision = await orReport(flushDraft(clipId));
  if (revision !== null) {
    const wanted = {
      clipId,
      draftRevision: revision,
      ...promiseOf(quoted.main),
      ...(quoted.twin === null ? {} : { twin: promiseOf(quoted.twin) }),
    };
    const click = JSON.stringify(wanted);
    const orderToken = unanswered.get(click) ?? token;
    const ordered = await client().invoke('generations.order', { ...wanted, orderToken });
    settleToken(click, orderToken, ordered.ok);
    if (ordered.ok) setTwin(null);
    else await explain(quoted, ordered.error);
  }
  studioStore.setState({ isOrdering: false });
}

/** What the button says; `null` while one of them cannot be ordered. */
function quotedNow(): QuotedOrder | null {
  const main = findChosenQuote();
  const twin = findTwinQuote();
  if (main === null || main.problems.length > 0 || (twin !== null && twin.problems.length > 0)) return null;
  return { main, twin };
}

/**
 * Orders what the button says, or asks what must be known first: where a key is missing or the prices are old. Presses
 * while the order is on its way do nothing.
 */
export async function order(): Promise<void> {
  const { isOrdering, orderQuestion } = studioStore.getState();
  const quoted = quotedNow();
  if (quoted === null || isOrdering || orderQuestion !== null) return;
  const keyless = findKeyless(quoted);
  const old = [quoted.main, ...(quoted.twin === null ? [] : [quoted.twin])].filter(
    ({ isStale, providerId }) => isStale && !agreedOldPrices.has(providerId),
  );
  if (keyless !== null) ask({ kind: 'no-key', providerId: keyless.providerId });
  else if (old.length > 0) ask({ kind: 'old-price', order: quoted, old });
  else await place(quoted);
}

export function dismissQuestion(): void {
  studioStore.setState({ orderQuestion: null });
}

/** The person has seen the prices and wants them. */
export async function confirmQuestion(): Promise<void> {
  const { orderQuestion } = studioStore.getState();
  if (orderQuestion === null || orderQuestion.kind === 'no-key') return;
  dismissQuestion();
  const { main, twin } = orderQuestion.order;
  for (const { providerId } of [main, ...(twin === null ? [] : [twin])]) agreedOldPrices.add(providerId);
  await place(orderQuestion.order);
}
