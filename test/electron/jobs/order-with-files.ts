import type { JobRunnerDeps } from '#electron/jobs/job-runner.ts';
import { newId } from '#electron/platform/new-id.ts';
import { assetIdSchema, providerIdSchema, tierIdSchema } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import { settle } from '#test/fakes/eventually.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { paidPrice, type PaidProvider } from '#test/fakes/paid-provider.ts';
import { openJobLibrary, unwrap, type JobLibrary, type JobLibraryOptions } from '#test/fixtures/job-library.ts';

const bytesOf = (id: string): Uint8Array => new TextEncoder().encode(id.slice(0, 10));
export const openWhole: JobRunnerDeps['openUpload'] = async (assetId, name) =>
  ok({
    assetId,
    name,
    mime: 'image/png',
    bytes: 10,
    async *open() {
      yield bytesOf(assetId).subarray(0, 5);
      yield bytesOf(assetId).subarray(5);
    },
  });

interface OrderOptions {
  readonly beforeOrder?: (library: JobLibrary) => void;
}

/** A paid order with two files. */
export async function orderWithFiles(provider: PaidProvider, options: JobLibraryOptions & OrderOptions = {}) {
  provider.readsUploads = true;
  const clock = createManualClock();
  const library = await openJobLibrary({ clock, providers: [provider], openUpload: openWhole, ...options });
  options.beforeOrder?.(library);
  const references = ['a', 'b'].map((digit) => {
    const { id: assetId } = library.repositories.assets.record({
      id: assetIdSchema.parse(digit.repeat(64)),
      kind: 'image',
      mime: 'image/png',
      bytes: 10,
      name: `${digit}.png`,
      origin: 'imported',
      createdAt: 1,
    });
    return { id: newId(), assetId, kind: 'image', name: digit, role: 'identity', hue: 1, usedRange: null } as const;
  });
  const { clipId } = library.addClip((spec) => ({ ...spec, kind: 'references', references: references as never }));
  const order = async () => {
    const click = library.click(clipId, {
      providerId: providerIdSchema.parse('paid'),
      tier: tierIdSchema.parse('standard'),
      agreedPrice: paidPrice,
    });
    const [job] = unwrap(library.generations.order(click));
    if (job === undefined) throw new Error('an order has a job');
    await settle(clock);
    return job.id;
  };
  const id = await order();
  const view = (jobId = id) => library.generations.list(0).find((job) => job.id === jobId);
  const uploads = () => provider.calls.filter((call) => call === 'upload').length;
  return { clock, library, provider, order, id, view, uploads };
}
