import { describe, expect, it } from 'vitest';
import type { JobStore } from '#electron/jobs/job-store.ts';
import { newId } from '#electron/platform/new-id.ts';
import { pass, settle } from '#test/fakes/eventually.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap } from '#test/fixtures/job-library.ts';
import { minute, orderPaid } from './paid-job.ts';

/** The disk takes the acceptance of a job only after so many refusals. */
const refusing = (disk: { refusals: number }) => ({
  wrapStore: (store: JobStore): JobStore => ({
    ...store,
    save(job, change) {
      if (change.name === 'accepted') {
        disk.refusals -= 1;
        if (disk.refusals >= 0) throw new Error('SQLITE_FULL');
      }
      store.save(job, change);
    },
  }),
});
const sends = (calls: readonly string[]) => calls.filter((call) => call === 'submit');

describe('the answer to a submit that cannot be written down', () => {
  it.each([1, 3, 6])('%i times goes on with the same id and one charge', async (refusals) => {
    const { clock, provider, library, id, view, log } = await orderPaid(createPaidProvider(), refusing({ refusals }));
    expect(view()).toMatchObject({ state: 'submitting', remoteId: null });
    await pass(clock, 5 * minute, 5_000);
    const [remoteId] = provider.made.keys();
    expect(view()).toMatchObject({ state: 'running', remoteId, charged: 'yes' });
    expect(library.store.find(id)?.state).toMatchObject({ name: 'running', remoteId });
    expect(log()).toEqual(['started', 'frozen', 'sending', 'accepted']);
    expect(sends(provider.calls)).toHaveLength(1);
    expect(provider.made.size).toBe(1);
    expect(provider.queries).toEqual([]);
  });

  it('is kept when nobody can read which ids are held, and the check is made up for', async () => {
    let refusals = 0;
    const wrapStore = (store: JobStore): JobStore => ({
      ...store,
      remoteIdsAt(providerId) {
        refusals -= 1;
        if (refusals >= 0) throw new Error('SQLITE_IOERR');
        return store.remoteIdsAt(providerId);
      },
    });
    const { clock, provider, library, view, click } = await orderPaid(createPaidProvider({ maxConcurrent: 4 }), {
      wrapStore,
    });
    const first = view().remoteId ?? '';
    expect(view().state).toBe('running');
    const order = async (id?: string) => {
      refusals = 3;
      if (id !== undefined) provider.submits.push({ kind: 'accepted', remote: { intentId: newId(), id } });
      const [job] = unwrap(library.generations.order({ ...click, orderToken: newId() }));
      await pass(clock, 2 * minute, 5_000);
      return library.generations.list(0).find((each) => each.id === job?.id);
    };
    expect(await order()).toMatchObject({ state: 'running', charged: 'yes' });
    expect(sends(provider.calls)).toHaveLength(2);
    // An id that another intent holds is still no answer.
    expect(await order(first)).toMatchObject({ state: 'unconfirmed', remoteId: null });
  });

  it('is written when the application ends, if the disk takes it by then', async () => {
    const disk = { refusals: 1 };
    const { clock, provider, library, id } = await orderPaid(createPaidProvider(), refusing(disk));
    await library.close();
    const again = await openJobLibrary({ clock, providers: [provider], folder: library.folder });
    await settle(clock);
    const [remoteId] = provider.made.keys();
    expect(again.store.find(id)?.state).toMatchObject({ name: 'running', remoteId });
    expect(sends(provider.calls)).toHaveLength(1);
  });

  it('does not keep the application from ending', async () => {
    const { library } = await orderPaid(createPaidProvider(), refusing({ refusals: 100 }));
    await library.close();
    expect(library.complaints.join()).toContain('The answer to a submit could not be written down.');
  });
});
