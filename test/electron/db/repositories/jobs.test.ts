import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { settledJobStates } from '#shared/domain/job.ts';
import { takeIdSchema } from '#shared/ids.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { openJobLibrary, unwrap } from '#test/fixtures/job-library.ts';
import { states } from '../../jobs/job-samples.ts';

/** Three jobs of one order; nothing runs, because the clock stands still. */
async function setUp() {
  const clock = createManualClock();
  const library = await openJobLibrary({ clock });
  const { clipId } = library.addClip((spec) => ({ ...spec, parameters: { ...spec.parameters, takes: 3 } }));
  const ordered = unwrap(library.generations.order(library.click(clipId)));
  const { jobs, jobEvents, snapshots } = library.repositories;
  const [first, second, third] = ordered.map(({ id }) => id);
  if (first === undefined || second === undefined || third === undefined) throw new Error('three jobs were ordered');
  return { library, jobs, jobEvents, snapshots, first, second, third, order: ordered[0]?.orderId };
}

describe('jobs', () => {
  it('come back with what their generation and order say, in every state', async () => {
    const { jobs, first, order } = await setUp();
    for (const [index, state] of Object.values(states).entries()) {
      jobs.saveState(first, state, index);
      expect(jobs.find(first)).toMatchObject({ id: first, orderId: order, takeNumber: 1, state, updatedAt: index });
    }
    expect(jobs.find(newId())).toBeNull();
  });

  it('are open until they settle', async () => {
    const { jobs, first, second, third } = await setUp();
    for (const state of Object.values(states)) {
      jobs.saveState(second, state, 50);
      const isOpen = jobs.listOpen().some(({ id }) => id === second);
      expect(isOpen).toBe(!settledJobStates.includes(state.name));
      expect(jobs.listSettledSince(50).map(({ id }) => id)).toEqual(isOpen ? [] : [second]);
    }
    expect(jobs.listOpen().map(({ id }) => id)).toEqual([first, third]);
    jobs.saveState(third, { name: 'lost' }, 60);
    expect(jobs.listSettledSince(0).map(({ id }) => id)).toEqual([third, second]);
    expect(jobs.listSettledSince(51).map(({ id }) => id)).toEqual([third]);
  });

  it('keep the frozen bytes, or what names their file, exactly until they are dropped', async () => {
    const { library, jobs, first } = await setUp();
    const { frozenRequests } = library.repositories;
    const unforgotten = () => jobs.listUnforgotten(2).map(({ id }) => id);
    const bytes = new Uint8Array([0, 255, 10, 13, 0]);
    expect(frozenRequests.find(first)).toBeNull();
    frozenRequests.save(first, { bytes, outboxSha256: null });
    expect(new Uint8Array(frozenRequests.find(first)?.bytes ?? [])).toEqual(bytes);
    expect(unforgotten()).toEqual([]);
    jobs.saveState(first, { name: 'lost' }, 1);
    expect(unforgotten()).toEqual([first]);
    expect(jobs.listUnforgotten(1)).toEqual([]);
    frozenRequests.save(first, { bytes: null, outboxSha256: 'ab' });
    expect(frozenRequests.find(first)).toEqual({ bytes: null, outboxSha256: 'ab' });
    expect(unforgotten()).toEqual([first]);
    frozenRequests.drop(first);
    expect(frozenRequests.find(first)).toBeNull();
    expect(unforgotten()).toEqual([]);
  });

  it('tell how long the newest takes needed, newest first', async () => {
    const { jobs, first, second, third } = await setUp();
    const { providerId, tier } = jobs.find(first) ?? {};
    if (providerId === undefined || tier === undefined) throw new Error('the job is there');
    for (const [index, id] of [first, second, third].entries()) {
      const state = { name: 'ready', takeId: takeIdSchema.parse(newId()), tookMs: index * 10 } as const;
      jobs.saveState(id, id === second ? { name: 'lost' } : state, index);
    }
    expect(jobs.listTookMs(providerId, tier, 9)).toEqual([20, 0]);
    expect(jobs.listTookMs(providerId, tier, 1)).toEqual([20]);
  });

  it('that cannot be read are left out, counted, and hide no other', async () => {
    const { library, jobs, first, second, third } = await setUp();
    library.db.prepare<readonly [string]>(`UPDATE jobs SET data = '{"name":"flying"}' WHERE id = ?`).run([second]);
    expect(jobs.listOpen().map(({ id }) => id)).toEqual([first, third]);
    expect(jobs.find(second)).toBeNull();
    expect(library.db.damagedRowCount()).toBe(1);
  });
});

describe('the log of a job', () => {
  it('keeps what happened in the order in which it happened, also when the clock goes back', async () => {
    const { jobEvents, first, second } = await setUp();
    for (const at of [100, 50, 200]) jobEvents.append(first, { at, name: `at ${String(at)}`, detail: '{}' });
    expect(jobEvents.list(first).map(({ name }) => name)).toEqual(['at 100', 'at 50', 'at 200']);
    expect(jobEvents.list(second)).toEqual([]);
  });
});

describe('a snapshot', () => {
  it('that cannot be read any more is not there', async () => {
    const { library, jobs, snapshots, first } = await setUp();
    const job = jobs.find(first);
    if (job === null) throw new Error('the job is there');
    expect(library.store.findOrigin(job)).toMatchObject({
      snapshot: { id: job.snapshotId },
      place: { clipName: 'Window seat', projectName: 'Rain' },
    });
    library.db.prepare(`UPDATE snapshots SET spec = '{'`).run([]);
    expect(snapshots.find(job.snapshotId)).toBeNull();
    expect(library.store.findOrigin(job)).toBeNull();
  });
});
