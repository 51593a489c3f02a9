import { describe, expect, it } from 'vitest';
import { resultRefusal, silentContentRefusal, timeout } from '#test/fakes/eachlabs/endings.ts';
import {
  changeObject,
  gatewayAfterWork,
  portalPage,
  refuse,
  resetAfterWork,
  tooManyRequests,
  truncateAfterWork,
} from '#test/fakes/provider-server/behaviours.ts';
import type { Behaviour } from '#test/fakes/provider-server/script.ts';
import { openEachlabsLibrary } from '#test/fixtures/eachlabs-library.ts';
import { unwrap } from '#test/fixtures/job-library.ts';

describe('a submit to a provider that forgets none and repeats none', () => {
  it('ends as a take, with one charge and its cost', async () => {
    const { order, until, eachlabs, submits } = await openEachlabsLibrary();
    const ready = await until(order().id, ({ state }) => state === 'ready');
    expect(ready).toMatchObject({ charged: 'yes', error: null, bill: { basis: 'answer' } });
    const cents = Math.round((eachlabs.ledger.charges[0]?.amountNano ?? 0) / 10_000_000);
    expect(ready.bill?.amount).toEqual({ currency: 'USD', amount: cents });
    expect(ready.price).toEqual({ kind: 'exact', price: { currency: 'USD', amount: cents } });
    expect(eachlabs.ledger.charges).toMatchObject([{ outcome: 'billed' }]);
    expect(submits()).toBe(1);
  });

  it.each<[string, Behaviour]>([
    ['row 4: a line that is cut before the answer', resetAfterWork],
    ['row 6: a gateway that gives up', gatewayAfterWork(504)],
    ['row 13: an answer that is cut', truncateAfterWork],
    ['row 14: "success" without an id', changeObject(({ predictionID: _id, ...rest }) => rest)],
    [
      'row 14: an id under the name it has elsewhere',
      changeObject(({ predictionID: id, ...rest }) => ({ ...rest, id })),
    ],
  ])('%s is settled by the history: nothing is sent twice', async (_what, behaviour) => {
    const { order, until, eachlabs, submits, complaints } = await openEachlabsLibrary();
    eachlabs.script.next('submit', behaviour);
    const ready = await until(order().id, ({ state }) => state === 'ready' || state === 'unconfirmed');
    expect(ready).toMatchObject({ state: 'ready', charged: 'yes' });
    expect(eachlabs.ledger.charges).toHaveLength(1);
    expect(submits()).toBe(1);
    expect(complaints.join()).not.toContain(eachlabs.key);
  });

  it('row 12: nobody knows of it, so a person decides, and nothing is sent by itself', async () => {
    const { order, until, eachlabs, submits } = await openEachlabsLibrary();
    eachlabs.script.next('submit', portalPage);
    const { id } = order();
    expect(await until(id, ({ state }) => state === 'unconfirmed')).toMatchObject({ charged: 'unknown' });
    expect(eachlabs.ledger.charges).toEqual([]);
    expect(submits()).toBe(1);
  });

  it('row 7: waits when too many run at a time, and goes out later', async () => {
    const { order, until, eachlabs, submits } = await openEachlabsLibrary();
    eachlabs.script.next('submit', tooManyRequests(null));
    expect(await until(order().id, ({ state }) => state === 'ready')).toMatchObject({ charged: 'yes' });
    expect(submits()).toBe(2);
    expect(eachlabs.ledger.charges).toHaveLength(1);
  });

  it('row 10: holds for the balance, and goes on when a person says so', async () => {
    const { order, until, eachlabs, commands } = await openEachlabsLibrary();
    eachlabs.setBalance(0.1);
    const { id } = order();
    expect(await until(id, ({ hold }) => hold !== 'none')).toMatchObject({ hold: 'balance', charged: 'no' });
    eachlabs.setBalance(20);
    unwrap(await commands.resume({ jobId: id, useCurrentKey: false }));
    await until(id, ({ state }) => state === 'ready');
    expect(eachlabs.ledger.charges).toHaveLength(1);
  });

  it('row 9: holds for a key that is not taken', async () => {
    const { order, until, eachlabs } = await openEachlabsLibrary();
    eachlabs.revoke(eachlabs.key);
    expect(await until(order().id, ({ hold }) => hold !== 'none')).toMatchObject({ hold: 'key', charged: 'no' });
  });

  it('row 11: is not tried again when its input is refused', async () => {
    const { order, until, eachlabs, submits } = await openEachlabsLibrary();
    eachlabs.script.next('submit', refuse(400, { error: 'Invalid input for model', details: 'resolution' }));
    expect(await until(order().id, ({ state }) => state === 'failed')).toMatchObject({
      charged: 'no',
      error: { code: 'provider.rejected', retry: 'never' },
    });
    expect(submits()).toBe(1);
  });

  it('row 23: is refused by the content filter, in words or in the history alone, or only fails', async () => {
    const { order, until, eachlabs } = await openEachlabsLibrary();
    eachlabs.script.lives({ ending: resultRefusal }, { ending: silentContentRefusal }, { ending: timeout });
    const codes = [];
    for (let count = 0; count < 3; count += 1) {
      const failed = await until(order().id, ({ state }) => state === 'failed');
      expect(failed.charged).toBe('no');
      codes.push(failed.error?.code);
    }
    expect(codes).toEqual(['moderation.output', 'moderation.input', 'provider.failed']);
    expect(eachlabs.ledger.charges.map(({ outcome }) => outcome)).toEqual(Array(3).fill('not-billed'));
  });

  it('row 29: is stopped while it waits there', async () => {
    const { order, until, eachlabs, commands } = await openEachlabsLibrary();
    eachlabs.script.everyLife({ createdPolls: Infinity });
    const { id } = order();
    await until(id, ({ state }) => state === 'running');
    unwrap(await commands.cancel({ jobId: id }));
    expect(await until(id, ({ state }) => state === 'cancelled')).toMatchObject({ charged: 'no' });
    expect(eachlabs.ledger.charges).toMatchObject([{ outcome: 'not-billed' }]);
  });

  it('row 21: whose film is gone says so, and that it was charged', async () => {
    const { order, until, eachlabs } = await openEachlabsLibrary();
    eachlabs.script.everyLife({ processingPolls: 2 });
    const { id } = order();
    await until(id, ({ state }) => state === 'running');
    for (const job of eachlabs.predictions()) eachlabs.script.change(job.id, { ending: { kind: 'empty' } });
    expect(await until(id, ({ state }) => state === 'expired')).toMatchObject({ charged: 'yes' });
  });
});
