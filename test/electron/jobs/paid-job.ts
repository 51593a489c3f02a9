import type { JobView } from '#shared/domain/job.ts';
import { providerIdSchema, tierIdSchema, type JobId } from '#shared/ids.ts';
import { settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createPaidProvider, paidPrice, type PaidProvider } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap, type JobLibrary, type JobLibraryOptions } from '#test/fixtures/job-library.ts';

export const minute = 60_000;

/** A library with one paid job, as far as it goes without time passing. */
export async function orderPaid(provider: PaidProvider = createPaidProvider(), options: JobLibraryOptions = {}) {
  const clock = createManualClock();
  const library = await openJobLibrary({ clock, providers: [provider], ...options });
  const { clipId } = library.addClip();
  const click = library.click(clipId, {
    providerId: providerIdSchema.parse('paid'),
    tier: tierIdSchema.parse('standard'),
    agreedPrice: paidPrice,
  });
  const [ordered] = unwrap(library.generations.order(click));
  if (ordered === undefined) throw new Error('an order has a job');
  await settle(clock);
  const view = (): JobView => {
    const found = library.generations.list(0).find(({ id }) => id === ordered.id);
    if (found === undefined) throw new Error('the job is gone');
    return found;
  };
  const log = () => entries(library, ordered.id);
  return { clock, library, provider, clipId, click, view, log, id: ordered.id };
}

/** The same folder after an end without goodbye. */
export async function reopen(
  first: Pick<Awaited<ReturnType<typeof orderPaid>>, 'library' | 'clock'>,
  provider = createPaidProvider(),
) {
  await first.library.kill();
  const clock = createManualClock(first.clock.nowMs() + minute);
  const library = await openJobLibrary({ clock, providers: [provider], folder: first.library.folder });
  const view = (id: JobId): JobView => {
    const found = library.generations.list(0).find((job) => job.id === id);
    if (found === undefined) throw new Error('the job is gone');
    return found;
  };
  return { clock, provider, library, view };
}

/** Names of events with the state after them, as the audit log has them. */
export function entries(library: JobLibrary, id: JobId): string[] {
  return library.repositories.jobEvents.list(id).map(({ name }) => name);
}
