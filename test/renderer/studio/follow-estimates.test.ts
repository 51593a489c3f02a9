import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftStore, editSpec, openDraft } from '#renderer/editing/draft-store.ts';
import { noQuotesYet, quotesStore } from '#renderer/editing/quotes-store.ts';
import { followEstimates } from '#renderer/features/studio/quotes/follow-estimates.ts';
import { studioStore } from '#renderer/features/studio/studio-store.ts';
import { setTwin } from '#renderer/features/studio/twin-quote.ts';
import { setClient } from '#renderer/platform/client.ts';
import { emptyMirror, mirrorStore } from '#renderer/platform/mirror-store.ts';
import type { Price, Quote } from '#shared/domain/quote.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { eventually } from '#test/fakes/eventually.ts';
import { accountOf, fal, lantern, quarry } from '#test/renderer/account-seed.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import { quoteOf } from '#test/renderer/quotes.ts';
import { draft } from '#test/renderer/seed.ts';

const deep = { ...lantern, hasEstimate: true };
const usd = (amount: number): Price => ({ kind: 'exact', price: { currency: 'USD', amount } });
const quotes: Quote[] = [quarry, deep, fal].map(({ id }) => quoteOf({ providerId: id, price: usd(455) }));

let asked: MethodInput<'quotes.refine'>[] = [];
let answer: (input: MethodInput<'quotes.refine'>) => Quote | AppError | Promise<Quote>;
let stop: () => void = () => undefined;

beforeEach(() => {
  asked = [];
  answer = ({ providerId }) => quoteOf({ providerId, price: usd(450), askedAt: 1 });
  setClient(
    createFakeClient({
      'quotes.refine': (input) => {
        asked.push(input);
        return answer(input);
      },
    }),
  );
  mirrorStore.setState({
    ...emptyMirror,
    providers: [quarry, deep, fal],
    accounts: Object.fromEntries([quarry, deep, fal].map((each) => [each.id, { ...accountOf(each), isUsable: true }])),
    settings: { ...emptyMirror.settings, chosenProviderId: quarry.id },
  });
  studioStore.setState({ isBoardOpen: false, twin: null });
  quotesStore.setState({ ...noQuotesYet, quotes, state: 'ready' });
  openDraft(draft);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const names = () => asked.map(({ providerId }) => providerId);
const priceOf = (id: string) => quotesStore.getState().quotes.find(({ providerId }) => providerId === id)?.price;
async function follow(): Promise<void> {
  stop = followEstimates();
  await eventually(() => asked.length > 0);
}

describe('asking providers for prices', () => {
  it('is about the quote that a click would order, and its answer takes the place of the price from the table', async () => {
    await follow();
    await eventually(() => quotesStore.getState().quotes[0]?.askedAt === 1);
    expect(asked).toEqual([{ clipId: draft.clipId, spec: draft.spec, providerId: 'quarry', tier: 'standard' }]);
    expect(priceOf('quarry')).toEqual(usd(450));
    expect(priceOf('lantern')).toEqual(usd(455));
  });

  it('is about its twin as well, and about all that tell prices while the board is open', async () => {
    await follow();
    setTwin(quoteOf({ providerId: deep.id }));
    expect(names()).toEqual(['quarry', 'lantern']);
    studioStore.setState({ twin: null, isBoardOpen: true });
    expect(names()).toEqual(['quarry', 'lantern']);
  });

  it('happens once for each wording, when it has settled', async () => {
    await follow();
    for (const seed of [1, 2, 3]) {
      editSpec((spec) => ({ ...spec, parameters: { ...spec.parameters, seed } }));
      quotesStore.setState({ quotes });
    }
    expect(asked).toHaveLength(1);
    await eventually(() => asked.length === 2);
    expect(asked[1]?.spec.parameters.seed).toBe(3);
  });

  it('leaves the price of the table when it fails, and does not ask again for the same words', async () => {
    answer = () => appError('network', 'network.timed-out');
    await follow();
    quotesStore.setState({ quotes: [...quotes] });
    expect(asked).toHaveLength(1);
    expect(priceOf('quarry')).toEqual(usd(455));
  });

  it('forgets an answer that comes when the words have changed', async () => {
    let tell: (quote: Quote) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        tell = resolve;
      });
    await follow();
    editSpec((spec) => ({ ...spec, parameters: { ...spec.parameters, seed: 9 } }));
    tell(quoteOf({ providerId: quarry.id, price: usd(1), askedAt: 1 }));
    await eventually(() => asked.length === 2);
    expect(priceOf('quarry')).toEqual(usd(455));
    expect(draftStore.getState().spec?.parameters.seed).toBe(9);
  });

  it.each([
    [
      'a provider that tells none',
      () => mirrorStore.setState({ providers: [{ ...quarry, hasEstimate: false }, deep] }),
    ],
    ['no key', () => mirrorStore.setState({ accounts: {} })],
    ['no network', () => mirrorStore.setState({ isOnline: false })],
    [
      'a person who said no',
      () =>
        mirrorStore.setState(({ settings }) => ({
          settings: { ...settings, providerOptions: { [quarry.id]: { estimates: 'off' } } },
        })),
    ],
    [
      'a clip that it cannot make',
      () =>
        quotesStore.setState({
          quotes: quotes.map((each) => ({ ...each, problems: [{ code: 'x', params: {}, assetId: null, fix: null }] })),
        }),
    ],
    [
      'a price that was told already',
      () => quotesStore.setState({ quotes: quotes.map((each) => ({ ...each, askedAt: 5 })) }),
    ],
  ])('does not happen with %s', (_, arrange) => {
    vi.useFakeTimers();
    arrange();
    stop = followEstimates();
    vi.advanceTimersByTime(5_000);
    expect(asked).toEqual([]);
  });
});
