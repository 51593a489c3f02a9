import { describe, expect, it } from 'vitest';
import { applyEvent, fitOf } from '#renderer/platform/apply-event.ts';
import { emptyMirror, type Mirror } from '#renderer/platform/mirror-store.ts';
import { events, type EventEnvelope, type EventName } from '#shared/ipc/events.ts';
import { defaultSettings } from '#shared/domain/settings.ts';
import { createJobView } from '#test/fakes/job-view.ts';

const epoch = 'd2c4e6a8-0000-4000-8000-000000000001';
const mirror: Mirror = { ...emptyMirror, isReady: true, epoch, revision: 7 };

function envelope<N extends EventName>(
  name: N,
  payload: EventEnvelope<N>['payload'],
  revision = 8,
  of = epoch,
): EventEnvelope<N> {
  return { epoch: of, revision, name, payload };
}

describe('fitOf', () => {
  const queued = (revision: number, of = epoch) => envelope('mediaWork.queued', { waiting: 1 }, revision, of);

  it('takes the next, drops what is known, and sees what was missed', () => {
    expect(fitOf(mirror, queued(8))).toBe('next');
    expect(fitOf(mirror, queued(7))).toBe('old');
    expect(fitOf(mirror, queued(1))).toBe('old');
    expect(fitOf(mirror, queued(9))).toBe('gap');
  });

  it('sees that the application was started again', () => {
    expect(fitOf(mirror, queued(8, 'd2c4e6a8-0000-4000-8000-000000000002'))).toBe('gap');
    expect(fitOf(mirror, queued(1, 'd2c4e6a8-0000-4000-8000-000000000002'))).toBe('gap');
  });

  it('does not count what is sent to one page only', () => {
    expect(fitOf(mirror, envelope('session.replaced', {}, 40))).toBe('old');
  });
});

describe('applyEvent', () => {
  it('puts the whole new state of one entity in place of the old one and keeps the others', () => {
    const [first, second] = [createJobView(), createJobView()];
    const before = applyEvent(mirror, envelope('jobs.changed', first));
    const between = applyEvent(before, envelope('jobs.changed', second, 9));
    const after = applyEvent(between, envelope('jobs.changed', { ...first, state: 'ready' }, 10));
    expect(after.jobs).toEqual({ [first.id]: { ...first, state: 'ready' }, [second.id]: second });
    expect(after.revision).toBe(10);
    expect(between.jobs[first.id]).toBe(first);
  });

  it('replaces settings and library figures as a whole', () => {
    const settings = { ...defaultSettings, theme: 'light' as const };
    expect(applyEvent(mirror, envelope('settings.changed', settings)).settings).toBe(settings);
    const library = { folder: '/library', usedBytes: 5, freeBytes: null };
    expect(applyEvent(mirror, envelope('library.measured', library)).library).toBe(library);
  });

  it('moves the revision on for events that change nothing here', () => {
    expect(applyEvent(mirror, envelope('mediaWork.queued', { waiting: 2 }))).toEqual({ ...mirror, revision: 8 });
  });

  it('knows every event of the contract', () => {
    const known = Object.keys(events) as EventName[];
    // An unknown one would throw here.
    for (const name of known)
      expect(() => applyEvent(mirror, { ...envelope('mediaWork.queued', { waiting: 0 }), name })).not.toThrow();
  });
});
