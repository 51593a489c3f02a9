import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { UnaskedJob } from '#electron/jobs/unasked-jobs.ts';
import { providerIdSchema, tierIdSchema } from '#shared/ids.ts';
import { pass, settle, until } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider, paidPrice } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { renderedFilm } from '#test/fixtures/rendered-film.ts';
import { minute } from './paid-job.ts';

/** A library in which a question for a price has become a job. */
async function noteOne(change: Partial<UnaskedJob> = {}) {
  const clock = createManualClock();
  const provider = createPaidProvider();
  const library = await openJobLibrary({ clock, providers: [provider] });
  const { clipId, spec } = library.addClip();
  const providerId = providerIdSchema.parse('paid');
  const credentialId = library.keys.current(providerId);
  if (credentialId === null) throw new Error('a key is in force from the start');
  const asked: UnaskedJob = {
    clipId,
    spec,
    providerId,
    tier: tierIdSchema.parse('standard'),
    remoteId: 'made-of-a-question',
    credentialId,
    price: paidPrice,
    ...change,
  };
  const noted = library.noteUnaskedJob(asked);
  const view = () => library.generations.list(0).find(({ remoteId }) => remoteId === asked.remoteId);
  return { clock, provider, library, clipId, spec, asked, noted, view };
}

const completed = {
  kind: 'completed',
  output: { kind: 'url', url: 'https://cdn.test/1', bytes: null, expiresAt: null },
  bill: null,
} as const;

describe('a question for a price that became a job', () => {
  it('is written down as charged, and waits for a person', async () => {
    const { noted, view, clock, provider, library, spec } = await noteOne();
    expect(unwrap(noted)).toMatchObject({
      state: 'unconfirmed',
      origin: 'unasked',
      charged: 'yes',
      price: paidPrice,
      remoteId: 'made-of-a-question',
      takeNumber: 1,
    });
    expect(view()).toEqual(unwrap(noted));
    expect(library.announced.filter(({ name }) => name === 'jobs.changed').at(-1)?.payload).toEqual(unwrap(noted));
    const job = library.store.find(unwrap(noted).id);
    const origin = job === null ? null : library.store.findOrigin(job);
    expect(origin?.snapshot).toMatchObject({ spec, compiledPrompt: 'as prepared' });
    await pass(clock, 60 * minute, 10 * minute);
    expect(provider.calls).toEqual([]);
  });

  it('is the same job however often it is noted, and after a restart', async () => {
    const { library, asked, noted, clock, provider } = await noteOne();
    expect(unwrap(library.noteUnaskedJob(asked)).id).toBe(unwrap(noted).id);
    await library.kill();
    const again = await openJobLibrary({ clock, providers: [provider], folder: library.folder });
    await settle(clock);
    expect(again.generations.list(0)).toEqual([unwrap(noted)]);
  });

  it('becomes an ordinary job when a person asks for it and it is there; its take is kept', async () => {
    const { library, noted, clock, provider, view } = await noteOne();
    const jobId = unwrap(noted).id;
    provider.statuses.push({ kind: 'running', progress: null, hold: 'none' });
    expect(unwrap(await library.jobs.checkAgain({ jobId })).job).toMatchObject({ state: 'running', charged: 'yes' });
    library.downloads.film = await renderedFilm();
    provider.statuses.push(completed);
    await pass(clock, 3_000, 500);
    await until(clock, () => view()?.state === 'ready');
    expect(view()).toMatchObject({ origin: 'unasked', charged: 'yes' });
    expect(library.repositories.takes.isKnown(view()?.takeId ?? newId())).toBe(true);
    expect(provider.calls).not.toContain('submit');
  });

  it('can be attached by its id, and stays unconfirmed when the provider does not know it', async () => {
    const { library, noted, provider, view } = await noteOne();
    const jobId = unwrap(noted).id;
    provider.statuses.push({ kind: 'unknown-job' }, { kind: 'unknown-job' });
    expect(unwrap(await library.jobs.checkAgain({ jobId })).job.state).toBe('unconfirmed');
    const remoteId = 'made-of-a-question';
    expect(unwrapError(await library.jobs.attach({ jobId, remoteId })).code).toBe('job.remote-id-unknown');
    expect(unwrap(await library.jobs.attach({ jobId, remoteId })).state).toBe('running');
    expect(view()?.state).toBe('running');
  });

  it('was charged all the same when a person leaves it', async () => {
    const { library, noted, view } = await noteOne();
    unwrap(await library.jobs.writeOff({ jobId: unwrap(noted).id }));
    expect(view()).toMatchObject({ state: 'cancelled', charged: 'yes', origin: 'unasked' });
  });

  it('takes the next number of its clip, and says so when the clip is gone', async () => {
    const { library, clipId, asked } = await noteOne();
    const second = unwrap(library.noteUnaskedJob({ ...asked, remoteId: 'another' }));
    expect([second.takeNumber, second.clipId]).toEqual([2, clipId]);
    const gone = library.noteUnaskedJob({ ...asked, remoteId: 'third', clipId: newId() });
    expect(unwrapError(gone).code).toBe('entity.not-found');
    expect(library.generations.list(0)).toHaveLength(2);
  });
});
