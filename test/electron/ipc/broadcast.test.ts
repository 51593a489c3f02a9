import { describe, expect, it } from 'vitest';
import { createBroadcast } from '#electron/ipc/broadcast.ts';
import type { EventEnvelope } from '#shared/ipc/events.ts';
import { createJobView } from '#test/fakes/job-view.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';

const epoch = 'd2c4e6a8-0000-4000-8000-000000000001';

function recorded() {
  const clock = createManualClock();
  const heard: { readonly to: string | null; readonly envelope: EventEnvelope }[] = [];
  const broadcast = createBroadcast({ epoch, clock, currentSession: () => 'page' });
  broadcast.onEvent((to, envelope) => heard.push({ to, envelope }));
  return {
    broadcast,
    clock,
    heard,
    shares: () => heard.map(({ envelope }) => ('progress' in envelope.payload ? envelope.payload.progress : undefined)),
  };
}

describe('createBroadcast', () => {
  it('numbers every event of an epoch and sends it to the active session', () => {
    const { broadcast, heard } = recorded();
    broadcast.announce('mediaWork.queued', { waiting: 1 });
    broadcast.announce('mediaWork.queued', { waiting: 2 });
    expect(heard.map(({ to, envelope }) => [to, envelope.epoch, envelope.revision])).toEqual([
      ['page', epoch, 1],
      ['page', epoch, 2],
    ]);
    expect(broadcast.position()).toEqual({ epoch, revision: 2 });
  });

  it('tells a replaced session outside the numbering', () => {
    const { broadcast, heard } = recorded();
    broadcast.announce('mediaWork.queued', { waiting: 1 });
    broadcast.tellReplaced('old');
    broadcast.announce('mediaWork.queued', { waiting: 2 });
    expect(heard.map(({ to, envelope }) => [to, envelope.name, envelope.revision])).toEqual([
      ['page', 'mediaWork.queued', 1],
      ['old', 'session.replaced', 1],
      ['page', 'mediaWork.queued', 2],
    ]);
  });

  it('sends at most 10 times per second how far a job is, and always the newest', () => {
    const { broadcast, clock, heard, shares } = recorded();
    const job = createJobView();
    for (let step = 0; step <= 1_000; step += 1) {
      broadcast.announce('jobs.changed', { ...job, progress: step / 1_000, updatedAt: step });
      clock.advance(1);
    }
    clock.advance(1_000);
    expect(heard.length).toBeLessThanOrEqual(12);
    expect(heard.length).toBeGreaterThanOrEqual(10);
    expect(shares().at(-1)).toBe(1);
    expect(heard.map(({ envelope }) => envelope.revision)).toEqual(heard.map((_, index) => index + 1));
  });

  it('sends a change of state at once, and no older progress after it', () => {
    const { broadcast, clock, heard, shares } = recorded();
    const job = createJobView();
    broadcast.announce('jobs.changed', { ...job, progress: 0.1 });
    broadcast.announce('jobs.changed', { ...job, progress: 0.9 });
    broadcast.announce('jobs.changed', { ...job, state: 'downloading', progress: null });
    expect(shares()).toEqual([0.1, null]);
    clock.advance(1_000);
    expect(heard).toHaveLength(2);
  });

  it('counts each job for itself', () => {
    const { broadcast, heard } = recorded();
    for (const job of [createJobView(), createJobView(), createJobView()]) broadcast.announce('jobs.changed', job);
    expect(heard).toHaveLength(3);
  });

  it('is silent after it is closed', () => {
    const { broadcast, clock, heard } = recorded();
    const job = createJobView();
    broadcast.announce('jobs.changed', { ...job, progress: 0.1 });
    broadcast.announce('jobs.changed', { ...job, progress: 0.2 });
    broadcast.close();
    clock.advance(1_000);
    expect(heard).toHaveLength(1);
  });
});
