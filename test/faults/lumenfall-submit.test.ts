import { describe, expect, it } from 'vitest';
import { contentRefusal } from '#test/fakes/lumenfall/video-life.ts';
import { errorBody } from '#test/fakes/lumenfall/lumenfall-error.ts';
import {
  answerAfterWork,
  gatewayAfterWork,
  portalPage,
  refuse,
  resetAfterWork,
  resetAtTheDoor,
  truncateAfterWork,
} from '#test/fakes/provider-server/behaviours.ts';
import type { Behaviour } from '#test/fakes/provider-server/script.ts';
import { unwrap } from '#test/fixtures/job-library.ts';
import { openLumenfallLibrary } from '#test/fixtures/lumenfall-library.ts';

const dollars = (amount: number) => ({ currency: 'USD', amount });

describe('an order at Lumenfall, over a real network', () => {
  it('ends as a take, with one charge and what it really cost', async () => {
    const { order, until, lumenfall, submits } = await openLumenfallLibrary();
    const ready = await until(order().id, ({ state }) => state === 'ready');
    expect(ready).toMatchObject({ charged: 'yes', error: null, price: { kind: 'exact', price: dollars(121) } });
    expect(ready.bill).toMatchObject({ amount: dollars(121), basis: 'answer' });
    expect(lumenfall.ledger.charges).toMatchObject([{ requestId: ready.remoteId, outcome: 'billed' }]);
    expect(submits()).toHaveLength(1);
  });

  it.each<[string, readonly Behaviour[]]>([
    ['row 4: a line that is cut before the answer', [resetAfterWork]],
    ['row 4: a line that is cut before anything is taken', [resetAtTheDoor]],
    ['row 6: a gateway that gives up', [gatewayAfterWork(504)]],
    ['row 6: word that every host has failed', [refuse(502, errorBody('ALL_PROVIDERS_EXHAUSTED', 'Failed'))]],
    ['row 12: the page of a captive portal', [portalPage]],
    ['row 13: an answer that is cut', [truncateAfterWork]],
    ['row 14: an answer without an id', [answerAfterWork(202, '{"status":"queued"}')]],
    ['row 90: several of them in a row', [resetAfterWork, gatewayAfterWork(502), truncateAfterWork]],
  ])('%s is settled by the same bytes: one video, one charge', async (_what, behaviours) => {
    const { order, until, lumenfall, submits, complaints } = await openLumenfallLibrary();
    lumenfall.script.next('submit', ...behaviours);
    const ready = await until(order().id, ({ state }) => state === 'ready' || state === 'unconfirmed');
    expect(ready).toMatchObject({ state: 'ready', charged: 'yes' });
    expect(lumenfall.ledger.charges).toHaveLength(1);
    expect(submits()).toHaveLength(behaviours.length + 1);
    expect(new Set(submits().map(({ body }) => body)).size).toBe(1);
    expect(complaints.join()).not.toContain(lumenfall.key);
  });

  it('row 93: told that its key is in use asks the history, which repeats whose it is', async () => {
    const { order, until, lumenfall, submits } = await openLumenfallLibrary();
    lumenfall.script.next('submit', resetAfterWork, refuse(409, errorBody('CONFLICT', 'In progress')));
    const ready = await until(order().id, ({ state }) => state === 'ready' || state === 'unconfirmed');
    expect(ready).toMatchObject({ state: 'ready', charged: 'yes', origin: 'ordered' });
    expect(submits()).toHaveLength(2);
    expect(lumenfall.calls.some(({ route }) => route === 'history')).toBe(true);
    expect(lumenfall.ledger.charges).toHaveLength(1);
  });

  it('row 10: holds for the balance, and goes on with the same bytes when a person says so', async () => {
    const { order, until, lumenfall, commands, submits } = await openLumenfallLibrary();
    lumenfall.setBalance(1);
    const { id } = order();
    expect(await until(id, ({ hold }) => hold !== 'none')).toMatchObject({ hold: 'balance', charged: 'no' });
    lumenfall.setBalance(2);
    unwrap(await commands.resume({ jobId: id, useCurrentKey: false }));
    await until(id, ({ state }) => state === 'ready');
    expect(lumenfall.ledger.charges).toHaveLength(1);
    expect(new Set(submits().map(({ body }) => body)).size).toBe(1);
  });

  it('row 23: is refused by the content filter, and says what that cost', async () => {
    const { order, until, lumenfall } = await openLumenfallLibrary();
    lumenfall.script.lives({ ending: contentRefusal }, { ending: { ...contentRefusal, cost: 0.3 } });
    const free = await until(order().id, ({ state }) => state === 'failed');
    expect(free).toMatchObject({ charged: 'no', error: { code: 'moderation.input' } });
    const paid = await until(order().id, ({ state }) => state === 'failed');
    expect(paid).toMatchObject({ charged: 'yes', bill: { amount: dollars(30) } });
  });

  it.each(['cancelled', 'failed', 'gone'] as const)('row 29: can be stopped, and is then %s', async (afterCancel) => {
    const { order, until, lumenfall, commands } = await openLumenfallLibrary();
    lumenfall.script.lives({ runningPolls: 1_000, afterCancel });
    const { id } = order();
    await until(id, ({ state }) => state === 'running');
    unwrap(await commands.cancel({ jobId: id }));
    expect(await until(id, ({ state }) => state !== 'running')).toMatchObject({ state: 'cancelled', charged: 'no' });
    expect(lumenfall.ledger.charges).toMatchObject([{ outcome: 'not-billed' }]);
  });

  it('row 95: whose film is gone after its hour is said to be expired, without a loop', async () => {
    const { order, until, lumenfall } = await openLumenfallLibrary();
    lumenfall.script.lives({ runningPolls: 2 });
    const { id } = order();
    const running = await until(id, ({ remoteId, state }) => state === 'running' && remoteId !== null);
    await lumenfall.finish(running.remoteId ?? '', 2 * 60 * 60_000);
    lumenfall.files.expire();
    expect(await until(id, ({ state }) => state === 'expired' || state === 'ready')).toMatchObject({
      state: 'expired',
      charged: 'yes',
    });
    expect(lumenfall.ledger.charges).toHaveLength(1);
  });
});
