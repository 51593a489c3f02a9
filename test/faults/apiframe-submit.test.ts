import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { apiframeCapabilities } from '#electron/providers/apiframe/capabilities.ts';
import { noCapacity, policyViolation } from '#test/fakes/apiframe/job-life.ts';
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
import { openApiframeLibrary } from '#test/fixtures/apiframe-library.ts';
import { unwrap } from '#test/fixtures/job-library.ts';

describe('an order at Apiframe, over a real network', () => {
  it('ends as a take, with one charge and its cost in credits', async () => {
    const { order, until, apiframe, submits } = await openApiframeLibrary();
    const ready = await until(order().id, ({ state }) => state === 'ready');
    expect(ready).toMatchObject({ charged: 'yes', error: null, price: { kind: 'unknown' } });
    expect(ready.bill).toMatchObject({ amount: { currency: 'credits', amount: 40 }, basis: 'answer' });
    expect(apiframe.ledger.charges).toMatchObject([{ outcome: 'billed' }]);
    expect(submits()).toHaveLength(1);
  });

  it('brings the still of its last frame into the library, where one was asked for', async () => {
    const { order, until, apiframe, repositories } = await openApiframeLibrary();
    const stillOf = async (lastFrame: boolean) => {
      const { id } = order((spec) => ({ ...spec, parameters: { ...spec.parameters, more: { lastFrame } } }));
      const { takeId } = await until(id, ({ state }) => state === 'ready');
      return repositories.takes.find(takeId ?? newId())?.lastFrameAssetId ?? null;
    };
    const still = await stillOf(true);
    expect(still === null ? null : repositories.assets.find(still)).toMatchObject({ kind: 'image', mime: 'image/png' });
    expect(await stillOf(false)).toBeNull();
    expect(apiframe.ledger.charges).toHaveLength(2);
  });

  it('keeps the price of the click when the list of models changes afterwards', async () => {
    const { order, until, registry } = await openApiframeLibrary();
    const provider = registry.find(apiframeCapabilities.id);
    const listed = (low: number) => ({ data: { models: [{ id: 'seedance-2', low, high: 50, mode: 'per-second' }] } });
    provider?.usePublished?.({ ...listed(10), readAt: Date.now() });
    const { id } = order();
    await until(id, ({ charged }) => charged === 'yes');
    provider?.usePublished?.({ ...listed(20), readAt: Date.now() });
    const ready = await until(id, ({ state }) => state === 'ready');
    const credits = (amount: number) => ({ currency: 'credits', amount });
    expect(ready.price).toEqual({ kind: 'range', low: credits(40), high: credits(200) });
  });

  it.each<[string, readonly Behaviour[]]>([
    ['row 4: a line that is cut before the answer', [resetAfterWork]],
    ['row 4: a line that is cut before anything is taken', [resetAtTheDoor]],
    ['row 6: a gateway that gives up', [gatewayAfterWork(504)]],
    ['row 12: the page of a captive portal', [portalPage]],
    ['row 13: an answer that is cut', [truncateAfterWork]],
    ['row 14: an answer without an id', [answerAfterWork(202, '{"status":"QUEUED"}')]],
    ['row 90: several of them in a row', [resetAfterWork, gatewayAfterWork(502), truncateAfterWork]],
  ])('%s is settled by the same bytes under the same key: one job, one charge', async (_what, behaviours) => {
    const { order, until, apiframe, submits, complaints } = await openApiframeLibrary();
    apiframe.script.next('submit', ...behaviours);
    const ready = await until(order().id, ({ state }) => state === 'ready' || state === 'unconfirmed');
    expect(ready).toMatchObject({ state: 'ready', charged: 'yes' });
    expect(apiframe.ledger.charges).toHaveLength(1);
    expect(submits()).toHaveLength(behaviours.length + 1);
    expect(new Set(submits().map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(complaints.join()).not.toContain(apiframe.key);
  });

  it('row 10: holds for the balance with both figures, and goes on when a person says so', async () => {
    const { order, until, apiframe, commands, submits } = await openApiframeLibrary();
    apiframe.setCredits(39);
    const { id } = order();
    const held = await until(id, ({ hold }) => hold !== 'none');
    expect(held).toMatchObject({ hold: 'balance', charged: 'no', error: { params: { required: 40, available: 39 } } });
    apiframe.setCredits(40);
    unwrap(await commands.resume({ jobId: id, useCurrentKey: false }));
    await until(id, ({ state }) => state === 'ready');
    expect(apiframe.ledger.charges).toHaveLength(1);
    expect(new Set(submits().map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('row 9: holds for an inactive key, and fails at a shield without blaming the key', async () => {
    const { order, until, apiframe } = await openApiframeLibrary();
    apiframe.script.next('submit', {
      when: 'before',
      answer: { status: 403, headers: { 'content-type': 'text/plain' }, body: Buffer.from('error code: 1010') },
    });
    const blocked = await until(order().id, ({ state }) => state === 'failed');
    expect(blocked).toMatchObject({ charged: 'no', error: { code: 'provider.blocked' } });
    apiframe.revoke('inactive');
    const held = await until(order().id, ({ hold }) => hold !== 'none');
    expect(held).toMatchObject({ hold: 'key', charged: 'no' });
  });

  it('row 11: is not tried again when its input is refused', async () => {
    const { order, until, apiframe, submits } = await openApiframeLibrary();
    apiframe.script.next(
      'submit',
      refuse(400, { error: 'Validation failed', details: { seedanceParams: ['Unrecognized keys'] } }),
    );
    expect(await until(order().id, ({ state }) => state === 'failed')).toMatchObject({
      charged: 'no',
      error: { code: 'provider.rejected', retry: 'never' },
    });
    expect(submits()).toHaveLength(1);
  });

  it('row 23: is refused by the content filter, or fails there, and costs nothing', async () => {
    const { order, until, apiframe } = await openApiframeLibrary();
    apiframe.script.lives({ ending: policyViolation }, { ending: noCapacity });
    const refused = await until(order().id, ({ state }) => state === 'failed');
    expect(refused).toMatchObject({ charged: 'no', error: { kind: 'moderation' } });
    const failed = await until(order().id, ({ state }) => state === 'failed');
    expect(failed).toMatchObject({ charged: 'no', error: { code: 'provider.failed', retry: 'manual' } });
    expect(apiframe.ledger.charges.map(({ outcome }) => outcome)).toEqual(['not-billed', 'not-billed']);
  });

  it('row 29: cannot be stopped: it is kept and charged', async () => {
    const { order, until, apiframe, commands } = await openApiframeLibrary();
    apiframe.script.everyLife({ runningPolls: 3 });
    const { id } = order();
    await until(id, ({ state }) => state === 'running');
    unwrap(await commands.cancel({ jobId: id }));
    expect(await until(id, ({ state }) => state === 'ready')).toMatchObject({ charged: 'yes' });
    expect(apiframe.calls.filter(({ route }) => route === null)).toEqual([]);
  });
});
