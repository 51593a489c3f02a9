import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { SubmitOutcome } from '#electron/providers/provider.ts';
import { pass, settle, until } from '#test/fakes/eventually.ts';
import { createPaidProvider, noAnswer, paidPrice, type PaidProvider } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap } from '#test/fixtures/job-library.ts';
import { renderedFilm } from '#test/fixtures/rendered-film.ts';
import { noBalance } from './job-samples.ts';
import { minute, orderPaid } from './paid-job.ts';

const hour = 60 * minute;
const lost: SubmitOutcome = { kind: 'ambiguous', error: noAnswer };
const keyTaken: SubmitOutcome = { kind: 'ambiguous', error: noAnswer, isKeyTaken: true };

/** A provider that documents replays for 23 h and keeps its word. */
function createReplayable(keys: PaidProvider['keys'] = 'strict'): PaidProvider {
  const provider = createPaidProvider({ replayWithinMs: 23 * hour });
  provider.keys = keys;
  provider.submits.push(lost);
  return provider;
}
const posts = ({ calls }: PaidProvider) => calls.filter((call) => call === 'submit').length;
const lookUps = ({ calls }: PaidProvider) => calls.filter((call) => call === 'look-up').length;

describe('row 90: a replay with the same key and the same bytes', () => {
  it('is adopted silently, with one charge', async () => {
    const provider = createReplayable();
    const { clock, view, log } = await orderPaid(provider);
    expect(view()).toMatchObject({ state: 'submitting', charged: 'unknown' });
    await pass(clock, 5_000);
    expect(view()).toMatchObject({ state: 'running', charged: 'yes', error: null, origin: 'ordered' });
    expect(log()).toEqual(['started', 'frozen', 'sending', 'ambiguous', 'sending', 'accepted']);
    expect(provider.ledger).toHaveLength(2);
    expect(provider.ledger[1]).toEqual(provider.ledger[0]);
    expect([...provider.made.keys()]).toEqual([view().remoteId]);
  });

  it('after a kill leaves as it was, and brings the one take', async () => {
    const provider = createReplayable();
    const first = await orderPaid(provider);
    await first.library.kill();
    first.clock.jump(hour);
    const { clock, id } = first;
    const again = await openJobLibrary({ clock, providers: [provider], folder: first.library.folder });
    again.downloads.film = await renderedFilm();
    const output = { kind: 'url', url: 'https://cdn.test/1', bytes: null, expiresAt: null } as const;
    provider.statuses.push({ kind: 'completed', output, bill: null });
    await pass(clock, 5_000);
    await until(clock, () => again.store.find(id)?.state.name === 'ready');
    expect(provider.made.size).toBe(1);
    expect(again.generations.list(0)).toHaveLength(1);
  });
});

describe('row 91: a replay whose bytes are not those that left first', () => {
  const tamper = async (setup: Awaited<ReturnType<typeof orderPaid>>) => {
    const { db, store } = setup.library;
    const { body, ...head } = store.getFrozen(setup.id);
    const other = new TextDecoder().decode(body).replace('as prepared', 'reordered');
    const text = `${JSON.stringify({ path: head.path, headers: head.headers, idempotencyKey: head.idempotencyKey })}\n${other}`;
    db.prepare<readonly [Uint8Array, string]>('UPDATE jobs SET frozen_request = ? WHERE id = ?').run([
      new TextEncoder().encode(text),
      setup.id,
    ]);
  };

  it('is refused here: nothing leaves, and only the history is asked', async () => {
    const provider = createReplayable();
    const setup = await orderPaid(provider);
    await tamper(setup);
    await pass(setup.clock, minute);
    expect(posts(provider)).toBe(1);
    expect(lookUps(provider)).toBe(2);
    expect(setup.view()).toMatchObject({
      state: 'unconfirmed',
      charged: 'unknown',
      error: { code: 'request.changed' },
    });
  });

  it('is refused here after a refusal as well, and costs nothing', async () => {
    const provider = createPaidProvider();
    provider.submits.push({ kind: 'refused', error: noBalance });
    const setup = await orderPaid(provider);
    expect(setup.view().hold).toBe('balance');
    await tamper(setup);
    unwrap(await setup.library.jobs.resume({ jobId: setup.id, useCurrentKey: false }));
    await settle(setup.clock);
    expect(posts(provider)).toBe(1);
    expect(setup.view()).toMatchObject({ state: 'failed', charged: 'no', error: { code: 'request.changed' } });
  });
});

describe('row 92: a key that is older than its life', () => {
  it('is not replayed after a week offline: the history is asked, then a person', async () => {
    const provider = createReplayable();
    const first = await orderPaid(provider);
    await first.library.kill();
    first.clock.jump(7 * 24 * hour);
    const { clock, id } = first;
    const again = await openJobLibrary({ clock, providers: [provider], folder: first.library.folder });
    const view = () => again.generations.list(0).find((job) => job.id === id);
    await pass(clock, minute);
    expect(posts(provider)).toBe(1);
    expect(lookUps(provider)).toBe(2);
    expect(view()).toMatchObject({ state: 'unconfirmed', charged: 'unknown' });
    // What a person finds there later is still theirs, with the one charge.
    provider.showsMade = true;
    expect(unwrap(await again.jobs.checkAgain({ jobId: id })).job).toMatchObject({ state: 'running', charged: 'yes' });
    expect(provider.made.size).toBe(1);
  });

  it('is not replayed either when the clock says that it was never sent yet', async () => {
    const provider = createReplayable();
    const { clock, view } = await orderPaid(provider);
    clock.jump(-hour);
    await pass(clock, minute);
    expect(posts(provider)).toBe(1);
    expect(view().state).toBe('unconfirmed');
  });
});

describe('row 93: a key that the provider says is in use', () => {
  it('is not sent again: the list is asked on schedule until the job is there', async () => {
    const provider = createReplayable();
    provider.submits.push(keyTaken);
    const { clock, view, log } = await orderPaid(provider);
    await pass(clock, 5_000);
    expect(posts(provider)).toBe(2);
    expect(lookUps(provider)).toBe(1);
    expect(view()).toMatchObject({ state: 'submitting', charged: 'unknown' });
    provider.showsMade = true;
    await pass(clock, 40_000);
    expect(view()).toMatchObject({ state: 'running', charged: 'yes' });
    expect(log().filter((name) => name === 'looked-up')).toHaveLength(1);
    expect(log().filter((name) => name === 'sending')).toHaveLength(2);
    expect(new Set(provider.ledger.map(({ key }) => key)).size).toBe(1);
    expect(provider.made.size).toBe(1);
  });

  it('waits for a person when it is in no list, also when the very first sending was answered so', async () => {
    const provider = createReplayable();
    provider.submits.splice(0, 1, keyTaken);
    const { clock, view } = await orderPaid(provider);
    await pass(clock, minute);
    expect(posts(provider)).toBe(1);
    expect(view()).toMatchObject({ state: 'unconfirmed', charged: 'unknown' });
  });
});

describe('row 94: a provider that does not heed the key and makes a second job', () => {
  it('is found out in its history; a person is told, and both takes are kept', async () => {
    const provider = createReplayable('none');
    provider.showsMade = true;
    const setup = await orderPaid(provider);
    const { library, clock, id } = setup;
    library.downloads.film = await renderedFilm();
    await pass(clock, 5_000);
    expect(provider.made.size).toBe(2);
    const jobs = () => library.generations.list(0).toSorted((a, b) => a.takeNumber - b.takeNumber);
    expect(jobs()).toMatchObject([
      { id, origin: 'ordered', charged: 'yes', takeNumber: 1 },
      { origin: 'repeated', state: 'running', charged: 'yes', takeNumber: 2, price: paidPrice },
    ]);
    expect(new Set(jobs().map(({ remoteId }) => remoteId))).toEqual(new Set(provider.made.keys()));
    expect(jobs()[1]?.orderId).toBe(jobs()[0]?.orderId);
    const output = (name: string) =>
      ({ kind: 'url', url: `https://cdn.test/${name}`, bytes: null, expiresAt: null }) as const;
    provider.statuses.push(
      { kind: 'completed', output: output('1'), bill: null },
      { kind: 'completed', output: output('2'), bill: null },
    );
    await pass(clock, 3_000, 500);
    await until(clock, () => jobs().every(({ state }) => state === 'ready'));
    expect(jobs().every(({ takeId }) => library.repositories.takes.isKnown(takeId ?? newId()))).toBe(true);
    expect(setup.log()).toContain('repeated');
    // Nothing more is made of it, however often the history is asked.
    await pass(clock, 20 * minute, minute);
    expect(jobs()).toHaveLength(2);
    expect(posts(provider)).toBe(2);
  });

  it('is found out after a restart, too', async () => {
    const provider = createReplayable('none');
    const first = await orderPaid(provider);
    await pass(first.clock, 5_000);
    expect(first.library.generations.list(0)).toHaveLength(1);
    await first.library.kill();
    provider.showsMade = true;
    const { clock } = first;
    const again = await openJobLibrary({ clock, providers: [provider], folder: first.library.folder });
    await settle(clock);
    expect(again.generations.list(0).map(({ origin }) => origin)).toEqual(['ordered', 'repeated']);
  });

  it('is never told of a job that may belong to another take of the same bytes', async () => {
    const provider = createReplayable('none');
    const setup = await orderPaid(provider);
    provider.submits.push(lost, lost);
    const [second] = unwrap(setup.library.generations.order({ ...setup.click, orderToken: newId() }));
    await settle(setup.clock);
    provider.showsMade = true;
    provider.submits.length = 0;
    const view = () => setup.library.generations.list(0).find((job) => job.id === second?.id);
    expect(view()?.state).toBe('submitting');
    const heldBy = () => setup.library.generations.list(0).filter(({ origin }) => origin === 'repeated');
    expect(heldBy()).toEqual([]);
  });
});
