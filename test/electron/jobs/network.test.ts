import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { appError, rateLimited } from '#shared/errors.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { unwrap } from '#test/fixtures/job-library.ts';
import { broken, offline } from './job-samples.ts';
import { minute, orderPaid, reopen } from './paid-job.ts';

const running = { kind: 'running', progress: null, hold: 'none' } as const;
const unavailable = appError('network', 'provider.unavailable');
const year = 365 * 24 * 60 * minute;

describe('row 1: a connection that is refused', () => {
  it('is tried again by the same job, with one charge in the end', async () => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'not-sent', error: broken });
    const { clock, view } = await orderPaid(provider);
    expect(view()).toMatchObject({ state: 'submitting', hold: 'none', charged: 'no', retry: { attempts: 1 } });
    await pass(clock, 5_000);
    expect(view()).toMatchObject({ state: 'running', retry: null });
    expect(provider.ledger).toHaveLength(1);
  });
});

describe('row 2: no network', () => {
  const orderOffline = async () => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'not-sent', error: offline });
    const setup = await orderPaid(provider);
    const told = () => setup.library.announced.filter(({ name }) => name === 'network.changed');
    return { ...setup, told: () => told().map(({ payload }) => payload) };
  };

  it('keeps the job, says so, and goes on by itself when a probe gets through', async () => {
    const { library, clock, view, told, provider } = await orderOffline();
    library.line.isUp = false;
    expect(view()).toMatchObject({
      state: 'waiting',
      hold: 'offline',
      charged: 'no',
      error: { code: 'network.offline' },
    });
    expect(told()).toEqual([{ isOnline: false }]);
    expect(library.network.isOnline()).toBe(false);
    await pass(clock, 10 * minute, 5_000);
    expect(view().hold).toBe('offline');
    expect(provider.calls).toEqual(['submit']);
    // Slower and slower, but never rarer than once a minute.
    expect(library.line.probes).toBeGreaterThanOrEqual(9);
    expect(library.line.probes).toBeLessThan(20);

    library.line.isUp = true;
    await pass(clock, minute + 10_000, 5_000);
    expect(view()).toMatchObject({ state: 'running', hold: 'none' });
    expect(told()).toEqual([{ isOnline: false }, { isOnline: true }]);
    expect(library.network.isOnline()).toBe(true);
    expect(provider.ledger).toHaveLength(1);
  });

  it('ends for every job when any call gets an answer', async () => {
    const { library, clock, view, provider, click } = await orderOffline();
    library.line.isUp = false;
    const [other] = unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await settle(clock);
    const states = library.generations.list(0).map(({ id, state }) => [id === other?.id, state]);
    expect(states).toEqual([
      [false, 'running'],
      [true, 'running'],
    ]);
    expect(view().hold).toBe('none');
    expect(provider.ledger).toHaveLength(2);
  });

  it('goes on although the disk said no when it came back', async () => {
    let isFull = false;
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'not-sent', error: offline });
    const { clock, view, library } = await orderPaid(provider, {
      wrapStore: (store) => ({
        ...store,
        save(job, change) {
          if (isFull) throw new Error('SQLITE_FULL');
          store.save(job, change);
        },
      }),
    });
    isFull = true;
    await pass(clock, 6_000);
    expect(view().hold).toBe('offline');
    expect(library.complaints.join()).toContain('SQLITE_FULL');
    isFull = false;
    await pass(clock, 12_000);
    expect(view().state).toBe('running');
  });

  it('burns no attempt', async () => {
    const { library, clock, id, provider } = await orderOffline();
    provider.submits.push({ kind: 'not-sent', error: broken });
    await pass(clock, 5_400, 200);
    expect(library.store.find(id)?.state).toMatchObject({ name: 'submitting', attempts: 1 });
  });

  it('waits for a person after a restart, which must not spend by itself', async () => {
    const { library, clock, id } = await orderOffline();
    library.line.isUp = false;
    await library.close();
    const again = await reopen({ library, clock });
    expect(again.view(id)).toMatchObject({ state: 'waiting', hold: 'person' });
  });

  it('wakes polls that had become slow', async () => {
    const { clock, provider, view, library } = await orderPaid();
    library.line.isUp = false;
    provider.statuses.push(...Array.from({ length: 100 }, () => offline));
    await pass(clock, 30 * minute, 10_000);
    expect(view()).toMatchObject({ state: 'running', hold: 'none' });
    expect(library.network.isOnline()).toBe(false);
    provider.statuses.splice(0);
    library.line.isUp = true;
    const before = provider.calls.length;
    await pass(clock, minute + 10_000, 5_000);
    expect(provider.calls.length).toBeGreaterThan(before);
    expect(view().retry).toBeNull();
  });
});

describe('rows 7 and 8: too many requests', () => {
  it.each([
    ['7 s', 7_000, 7_000, 9_000],
    ['a moment in the past', 0, 1_000, 3_000],
    ['ten thousand days', 10 ** 12, 600_000, 600_000],
  ])('%s: waits as long as it was told, within reason, and shows it', async (_what, retryAfterMs, least, most) => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'refused', error: rateLimited(retryAfterMs) });
    const { clock, view } = await orderPaid(provider);
    const { retry } = view();
    expect(retry?.attempts).toBe(1);
    expect((retry?.at ?? 0) - clock.nowMs()).toBeGreaterThanOrEqual(least);
    expect((retry?.at ?? 0) - clock.nowMs()).toBeLessThanOrEqual(most);
    await pass(clock, least - 1, Math.max(500, least / 20));
    expect(provider.calls).toEqual(['submit']);
    await pass(clock, most - least + 3_000);
    expect(view()).toMatchObject({ state: 'running', retry: null });
  });

  it('pauses the provider, not only the job', async () => {
    const { clock, provider, library, click } = await orderPaid();
    provider.statuses.push(rateLimited(60_000));
    await pass(clock, 1_500);
    unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await pass(clock, 58_000);
    expect(provider.calls.filter((call) => call === 'submit')).toHaveLength(1);
    await pass(clock, 5_000);
    expect(provider.calls.filter((call) => call === 'submit')).toHaveLength(2);
  });
});

describe('row 25: half an hour of 503', () => {
  it('opens the circuit: one probe at a time for all jobs, which all survive', async () => {
    const provider = createPaidProvider({ maxConcurrent: 10 });
    const { clock, library, click } = await orderPaid(provider);
    for (let more = 0; more < 7; more += 1) unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await settle(clock);
    provider.statuses.push(...Array.from({ length: 5_000 }, () => unavailable));
    await pass(clock, 5 * minute, 1_000);
    const before = provider.calls.length;
    await pass(clock, 30 * minute, 5_000);
    expect(provider.calls.length - before).toBeGreaterThanOrEqual(2);
    expect(provider.calls.length - before).toBeLessThanOrEqual(8);
    provider.statuses.splice(0);
    await pass(clock, 21 * minute, 5_000);
    const views = library.generations.list(0);
    expect(views.map(({ state, retry }) => [state, retry])).toEqual(Array.from({ length: 8 }, () => ['running', null]));
    expect(provider.ledger).toHaveLength(8);
  });
});

describe('row 26: an answer that comes in drops', () => {
  it('is a call without an answer: the next poll comes', async () => {
    const { clock, provider, view } = await orderPaid();
    provider.statuses.push(appError('network', 'network.timed-out'), { ...running, progress: 0.5 });
    await pass(clock, 10_000);
    expect(view()).toMatchObject({ state: 'running', progress: null, retry: null });
    expect(provider.calls.filter((call) => call === 'poll').length).toBeGreaterThan(2);
  });
});

describe('row 27: a laptop that slept for 8 hours', () => {
  it('polls each job once, and no more than five per second', async () => {
    const provider = createPaidProvider({
      maxConcurrent: 20,
      poll: { fastestMs: 5 * minute, slowestMs: 5 * minute },
    });
    const { clock, library, click } = await orderPaid(provider);
    for (let more = 0; more < 14; more += 1) unwrap(library.generations.order({ ...click, orderToken: newId() }));
    await settle(clock);
    const polledAt: number[] = [];
    const poll = provider.poll.bind(provider);
    provider.poll = async (remote, call) => {
      polledAt.push(clock.monotonicMs());
      return await poll(remote, call);
    };
    clock.jump(8 * 60 * minute);
    await pass(clock, 5 * minute + 10_000, 100);
    expect(new Set(provider.polled.slice(0, 15)).size).toBe(15);
    expect(polledAt.length).toBeLessThan(17);
    for (const from of polledAt) {
      expect(polledAt.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(5);
    }
  });
});

describe('row 28: a wall clock that jumps by a year', () => {
  it.each([year, -year])('%i ms: a running job goes on, and nothing expires', async (jumpMs) => {
    const { clock, provider, view, library } = await orderPaid();
    clock.jump(jumpMs);
    await pass(clock, 10_000);
    expect(view()).toMatchObject({ state: 'running', charged: 'yes' });
    const polls = provider.calls.length;
    await pass(clock, 10_000);
    expect(provider.calls.length).toBeGreaterThan(polls);
    expect(library.complaints).toEqual([]);
    expect(provider.ledger).toHaveLength(1);
  });
});

describe('what a provider says', () => {
  it('row 20: in a word that nobody knows keeps the job running, and is warned of once', async () => {
    const { clock, provider, view, library } = await orderPaid();
    const strange = { ...running, unknownWord: 'PONDERING' };
    provider.statuses.push(strange, strange, strange, { ...running, unknownWord: 'DREAMING' });
    await pass(clock, 10_000);
    expect(view().state).toBe('running');
    expect(library.complaints).toHaveLength(2);
    expect(library.complaints[0]).toContain('PONDERING');
  });

  it('row 21: done, but without an address, is expired, and nobody asks again', async () => {
    const { clock, provider, view } = await orderPaid();
    provider.statuses.push({ kind: 'output-gone' });
    await pass(clock, 2_000);
    const asked = () => provider.calls.filter((call) => call !== 'bill').length;
    const calls = asked();
    await pass(clock, 5 * minute, 10_000);
    expect(view()).toMatchObject({ state: 'expired', charged: 'yes' });
    expect(asked()).toBe(calls);
  });

  it('row 23: refused by its content filter after the job was accepted is failed, with the reason', async () => {
    const { clock, provider, view } = await orderPaid();
    const error = appError('moderation', 'moderation.output', { charged: 'unknown', detail: 'Output video has …' });
    provider.statuses.push({ kind: 'failed', error, bill: null });
    await pass(clock, 2_000);
    expect(view()).toMatchObject({ state: 'failed', charged: 'unknown', error: { code: 'moderation.output' } });
  });
});
