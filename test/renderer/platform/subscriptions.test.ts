import { beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '#renderer/platform/create-client.ts';
import { emptyMirror, mirrorStore } from '#renderer/platform/mirror-store.ts';
import { startSubscriptions, takeOver } from '#renderer/platform/subscriptions.ts';
import { appError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
import { createAppSnapshot } from '#test/fakes/app-snapshot.ts';
import { createJobView } from '#test/fakes/job-view.ts';
import { createFakeTransport } from './fake-transport.ts';

const otherEpoch = 'd2c4e6a8-0000-4000-8000-000000000002';

function started() {
  const transport = createFakeTransport();
  transport.answer('app.snapshot', () => ok(createAppSnapshot({ revision: 5, appVersion: '1.2.3' })));
  const client = startSubscriptions(createClient(transport));
  const snapshots = (): number => transport.calls.filter(({ method }) => method === 'app.snapshot').length;
  return { client, snapshots, transport };
}

/** Answers of the fake line come within a few turns of the microtask queue. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

const queued = (waiting: number) => ({ waiting });

beforeEach(() => {
  mirrorStore.setState(emptyMirror, true);
});

describe('startSubscriptions', () => {
  it('asks for a snapshot once the line is there, and mirrors it', async () => {
    const { snapshots, transport } = started();
    expect(snapshots()).toBe(0);
    transport.setLine('connected');
    await settle();
    expect(mirrorStore.getState()).toMatchObject({
      isReady: true,
      revision: 5,
      appVersion: '1.2.3',
      connection: 'connected',
    });
  });

  it('applies events in their order, and none twice', async () => {
    const { transport } = started();
    transport.setLine('connected');
    await settle();
    const job = createJobView({ progress: 0.5 });
    transport.send('jobs.changed', job, 6);
    transport.send('jobs.changed', { ...job, progress: 0.1 }, 6);
    transport.send('jobs.changed', { ...job, progress: 0.1 }, 4);
    expect(mirrorStore.getState().jobs[job.id]?.progress).toBe(0.5);
    expect(mirrorStore.getState().revision).toBe(6);
  });

  it('keeps events that come while a snapshot is on its way', async () => {
    const { transport } = started();
    const job = createJobView();
    transport.setLine('connected');
    transport.send('jobs.changed', { ...job, progress: 0.1 }, 5);
    transport.send('jobs.changed', { ...job, progress: 0.9 }, 6);
    await settle();
    expect(mirrorStore.getState().jobs[job.id]?.progress).toBe(0.9);
    expect(mirrorStore.getState().revision).toBe(6);
  });

  it.each([
    ['a gap', 8, undefined],
    ['another epoch', 6, otherEpoch],
  ])('takes a new snapshot after %s', async (_why, revision, epoch) => {
    const { snapshots, transport } = started();
    transport.setLine('connected');
    await settle();
    const renewed = createAppSnapshot({ revision, appVersion: '2.0.0', ...(epoch === undefined ? {} : { epoch }) });
    transport.answer('app.snapshot', () => ok(renewed));
    transport.send('mediaWork.queued', queued(1), revision, epoch);
    await settle();
    expect(snapshots()).toBe(2);
    expect(mirrorStore.getState()).toMatchObject({ appVersion: '2.0.0', epoch: renewed.epoch, revision });
  });

  it('takes a new snapshot when the line is back', async () => {
    const { snapshots, transport } = started();
    transport.setLine('connected');
    await settle();
    transport.setLine('lost');
    expect(mirrorStore.getState()).toMatchObject({ connection: 'lost', isReady: true });
    transport.setLine('connected');
    await settle();
    expect(snapshots()).toBe(2);
  });

  it('stops when another page took over, and starts again only when asked', async () => {
    const { snapshots, transport } = started();
    transport.setLine('connected');
    await settle();
    transport.send('session.replaced', {}, 5);
    transport.send('mediaWork.queued', queued(1), 9);
    transport.setLine('lost');
    transport.setLine('connected');
    await settle();
    expect(mirrorStore.getState().connection).toBe('replaced');
    expect(snapshots()).toBe(1);
    takeOver();
    await settle();
    expect(mirrorStore.getState().connection).toBe('connected');
    expect(snapshots()).toBe(2);
  });

  it('says why the library is not open, and forgets it once it is', async () => {
    const { transport } = started();
    const locked = appError('storage', 'library.locked');
    transport.answer('app.snapshot', () => err(locked));
    transport.setLine('connected');
    await settle();
    expect(mirrorStore.getState()).toMatchObject({ isReady: false, startError: locked });
    transport.answer('app.snapshot', () => ok(createAppSnapshot()));
    takeOver();
    await settle();
    expect(mirrorStore.getState()).toMatchObject({ isReady: true, startError: null });
  });

  it('does not call a line that broke during the snapshot a problem of the library', async () => {
    const { transport } = started();
    transport.answer('app.snapshot', () => err(appError('network', 'network.offline')));
    transport.setLine('connected');
    await settle();
    expect(mirrorStore.getState().startError).toBeNull();
    transport.answer('app.snapshot', () => ok(createAppSnapshot()));
    transport.setLine('lost');
    transport.setLine('connected');
    await settle();
    expect(mirrorStore.getState().isReady).toBe(true);
  });
});
