import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { JobView } from '#shared/domain/job.ts';
import { rateLimited } from '#shared/errors.ts';
import { ok } from '#shared/result.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createPaidProvider, noAnswer } from '#test/fakes/paid-provider.ts';
import { unwrap } from '#test/fixtures/job-library.ts';
import { broken, noBalance, noKey, rejected } from './job-samples.ts';
import { minute, orderPaid, reopen } from './paid-job.ts';

describe('a submit', () => {
  it('has its bytes on the disk before it leaves, and its remote id before anybody hears of it', async () => {
    const provider = createPaidProvider();
    let onDisk: unknown = null;
    provider.submits.push((id) => {
      const [job] = setup.library.repositories.jobs.listOpen();
      onDisk = { state: job?.state, frozen: job && setup.library.store.getFrozen(job.id).idempotencyKey };
      return { kind: 'accepted', remote: { intentId: newId(), id } };
    });
    let open = (): void => undefined;
    provider.gate = new Promise((resolve) => (open = resolve));
    const setup = await orderPaid(provider);
    open();
    await settle(setup.clock);
    const job = setup.library.store.find(setup.id);
    expect(onDisk).toMatchObject({ state: { name: 'submitting', isSending: true }, frozen: job?.intentId });
    expect(setup.view()).toMatchObject({ state: 'running', charged: 'yes' });
    for (const { payload } of setup.library.announced.filter(({ name }) => name === 'jobs.changed')) {
      expect((payload as JobView).state === 'running').toBe(payload === setup.library.announced.at(-1)?.payload);
    }
    expect(setup.log()).toEqual(['started', 'frozen', 'sending', 'accepted']);
  });

  it('sends the prompt that was ordered, whatever the settings say by then', async () => {
    const { provider, library, id } = await orderPaid();
    const job = library.store.find(id);
    const origin = job === null ? null : library.store.findOrigin(job);
    expect(JSON.parse(provider.ledger[0]?.body ?? '')).toMatchObject({ prompt: origin?.snapshot.compiledPrompt });
  });

  it('that was provably not sent is tried again, with one charge in the end', async () => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'not-sent', error: broken }, { kind: 'not-sent', error: broken });
    const { clock, view } = await orderPaid(provider);
    expect(view()).toMatchObject({ state: 'submitting', charged: 'no' });
    await pass(clock, 10_000);
    expect(view().state).toBe('running');
    expect(provider.ledger).toHaveLength(1);
  });

  it('that was limited waits as long as the provider says', async () => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'refused', error: rateLimited(7_000) });
    const { clock, view } = await orderPaid(provider);
    await pass(clock, 7_000);
    expect(provider.calls.filter((call) => call === 'submit')).toHaveLength(1);
    await pass(clock, 2_000);
    expect(view().state).toBe('running');
  });

  it.each([
    ['key', noKey],
    ['balance', noBalance],
  ] as const)('refused for the %s goes out again, byte for byte, only when a person says so', async (hold, error) => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'refused', error });
    const { clock, library, view, id } = await orderPaid(provider);
    await pass(clock, 5 * minute, minute);
    expect(view()).toMatchObject({ state: 'waiting', hold, charged: 'no' });
    expect(library.runner.resume(id, false)).toMatchObject({ state: 'waiting', hold: 'none' });
    await settle(clock);
    expect(view().state).toBe('running');
    expect(provider.ledger[1]).toEqual(provider.ledger[0]);
  });

  it('refused for good ends, with the reason', async () => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'refused', error: rejected });
    const { view } = await orderPaid(provider);
    expect(view()).toMatchObject({ state: 'failed', charged: 'no', error: { code: 'provider.rejected' } });
  });
});

describe('a submit without a clear answer', () => {
  const ambiguous = { kind: 'ambiguous', error: noAnswer } as const;

  it('is looked up on schedule, never sent again, and then waits for a person', async () => {
    const provider = createPaidProvider();
    provider.submits.push(ambiguous);
    const { clock, view } = await orderPaid(provider);
    expect(view()).toMatchObject({ state: 'submitting', charged: 'unknown' });
    await pass(clock, 10 * minute, 10_000);
    expect(view()).toMatchObject({ state: 'unconfirmed', charged: 'unknown' });
    expect(provider.calls).toEqual(['submit', 'look-up', 'look-up']);
  });

  it('is adopted from the history', async () => {
    const provider = createPaidProvider();
    provider.submits.push(ambiguous);
    provider.history = ok('found-there');
    const { library, view, id } = await orderPaid(provider);
    expect(view()).toMatchObject({ state: 'running', charged: 'yes' });
    expect(library.store.find(id)?.state).toMatchObject({ remoteId: 'found-there' });
    expect(provider.ledger).toHaveLength(1);
  });

  it('is replayed with the same key and bytes where that is documented', async () => {
    const provider = createPaidProvider({ replayWithinMs: 10 * minute });
    provider.submits.push(ambiguous);
    const { clock, view } = await orderPaid(provider);
    await pass(clock, 5_000);
    expect(view().state).toBe('running');
    expect(provider.ledger).toHaveLength(2);
    expect(provider.ledger[1]).toEqual(provider.ledger[0]);
  });

  it('counts a call that throws as one', async () => {
    const provider = createPaidProvider();
    provider.submits.push(new Error('a bug in the adapter'));
    const { clock, library, view } = await orderPaid(provider);
    await pass(clock, 10 * minute, 10_000);
    expect(view().state).toBe('unconfirmed');
    expect(provider.calls.filter((call) => call === 'submit')).toHaveLength(1);
    expect(library.complaints.join()).toContain('a bug in the adapter');
  });

  it('row 17: interrupted by the end of the application is in doubt after the start, and is not sent again', async () => {
    const provider = createPaidProvider();
    provider.gate = new Promise(() => undefined);
    const first = await orderPaid(provider);
    expect(first.library.store.find(first.id)?.state).toMatchObject({ isSending: true });
    // The process ends without a word: what is on the disk is all that is left.
    const second = await reopen(first);
    await settle(second.clock);
    await pass(second.clock, minute);
    expect(second.provider.calls).toEqual(['look-up', 'look-up']);
    expect(second.view(first.id)).toMatchObject({ state: 'unconfirmed', charged: 'unknown' });
  });

  it('row 18: accepted, but cut off before its id was on the disk, is found in the history', async () => {
    const provider = createPaidProvider();
    const first = await orderPaid(provider, {
      wrapStore: (store) => ({
        ...store,
        save(job, change) {
          if (change.name === 'accepted') throw new Error('the power went');
          store.save(job, change);
        },
      }),
    });
    expect(provider.ledger).toHaveLength(1);
    const second = await reopen(first);
    second.provider.history = ok('there-it-is');
    await settle(second.clock);
    expect(second.view(first.id)).toMatchObject({ state: 'running', charged: 'yes' });
    expect(second.provider.calls).toEqual(['look-up']);
  });

  it('row 16: frozen, but never sent, is offered as unsent after the start and goes out once a person says so', async () => {
    const first = await orderPaid(createPaidProvider(), {
      wrapStore: (store) => ({
        ...store,
        save(job, change) {
          if (change.name === 'sending') throw new Error('the power went');
          store.save(job, change);
        },
      }),
    });
    expect(first.provider.ledger).toHaveLength(0);
    expect(first.view()).toMatchObject({ state: 'submitting', charged: 'no' });
    const second = await reopen(first);
    await pass(second.clock, minute);
    expect(second.view(first.id)).toMatchObject({ state: 'waiting', hold: 'person', charged: 'no', error: null });
    expect(second.provider.calls).toEqual([]);
    expect(unwrap(await second.library.jobs.resume({ jobId: first.id, useCurrentKey: false })).hold).toBe('none');
    await settle(second.clock);
    expect(second.provider.ledger).toHaveLength(1);
    expect(second.view(first.id).state).toBe('running');
  });
});
