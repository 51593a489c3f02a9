import { describe, expect, it } from 'vitest';
import type { PreparedRequest } from '#electron/providers/provider.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { capabilitiesSchema, type Capabilities } from '#shared/domain/provider.ts';
import { priceBasisSchema, priceSchema, quoteSchema } from '#shared/domain/quote.ts';
import { unwrap, unwrapError } from '../fixtures/job-library.ts';
import { fullSpecOf, specOf } from './contract-specs.ts';
import type { ProviderHarness, RemoteSide } from './harness.ts';

type RemoteHarness = ProviderHarness & { readonly remote: RemoteSide };

interface Subject {
  readonly capabilities: Capabilities;
  readonly start: () => Promise<RemoteHarness>;
  readonly prepare: (spec: ClipSpec) => PreparedRequest;
}

/** What a provider on the network publishes, and what it tells of prices when it is asked. */
export function describeKnowledge(name: string, { capabilities, start, prepare }: Subject): void {
  const [resolution = '720p'] = capabilities.resolutions;
  const plain = prepare(specOf(capabilities.kinds[0] ?? 'text', { resolution }));

  const readTable = async ({ provider, call }: RemoteHarness) =>
    unwrap((await provider.readPublished?.({ ...call, keys: null })) ?? missing());

  describe.runIf(capabilities.isRefreshable)(`${name}: what it publishes`, () => {
    it('is read for nothing and without a key, and is plain JSON that it understands', async () => {
      const harness = await start();
      const table = await readTable(harness);
      expect(JSON.parse(JSON.stringify(table))).toEqual(table);
      const { provider } = harness;
      expect(provider.usePublished?.(table)).toBe(true);
      expect(capabilitiesSchema.parse(provider.capabilities)).toEqual(provider.capabilities);
      expect(provider.capabilities).toMatchObject({ id: capabilities.id, isRefreshable: true });
      const quote = provider.quote(plain);
      expect(quoteSchema.parse(quote)).toEqual(quote);
      expect(harness.jobCount()).toBe(0);
    });

    it('says the same after a restart, when it comes from where it was kept', async () => {
      const [first, second] = [await start(), await start()];
      const table = await readTable(first);
      first.provider.usePublished?.(table);
      const kept = { ...table, data: JSON.parse(JSON.stringify(table.data)) as unknown };
      expect(second.provider.usePublished?.(kept)).toBe(true);
      expect(second.provider.capabilities).toEqual(first.provider.capabilities);
      expect(second.provider.quote(plain)).toEqual(first.provider.quote(plain));
    });

    it('changes nothing when it is not understood', async () => {
      const harness = await start();
      const { provider } = harness;
      provider.usePublished?.(await readTable(harness));
      const before = [provider.capabilities, provider.quote(plain)];
      for (const data of [null, 7, 'rates', [], {}, [[]], { models: 7 }, { models: [{}] }]) {
        expect(provider.usePublished?.({ data, readAt: 1 })).toBe(false);
      }
      expect([provider.capabilities, provider.quote(plain)]).toEqual(before);
    });

    it('is not read when nobody is there', async () => {
      const harness = await start();
      await harness.remote.stop();
      const read = (await harness.provider.readPublished?.({ ...harness.call, keys: null })) ?? missing();
      expect(unwrapError(read)).toMatchObject({ kind: 'network', charged: 'no' });
    });
  });

  describe.runIf(capabilities.hasEstimate)(`${name}: a price that it tells`, () => {
    it.each(capabilities.kinds)('is told of a clip of kind %s without a job and without a file', async (kind) => {
      const harness = await start();
      const prepared = prepare(fullSpecOf(kind, { resolution }));
      const told = unwrap((await harness.provider.estimate?.(prepared, harness.call)) ?? missing());
      if (told.kind !== 'price') throw new Error(told.kind);
      expect(priceSchema.parse(told.price)).toMatchObject({
        kind: expect.stringMatching(/^(?:exact|range)$/u) as string,
      });
      expect(priceBasisSchema.parse(told.basis)).toEqual(told.basis);
      expect(harness.jobCount()).toBe(0);
      expect(harness.remote.uploads().size).toBe(0);
    });

    it('is a job when the question was taken for an order, and never a price', async () => {
      const harness = await start();
      const { misfortunes } = harness.remote;
      if (!('takeQuestionForOrder' in misfortunes)) missing();
      misfortunes.takeQuestionForOrder?.();
      const told = unwrap((await harness.provider.estimate?.(plain, harness.call)) ?? missing());
      expect(harness.remote.ledger.charges).toHaveLength(1);
      expect(told).toEqual({ kind: 'job', remoteId: harness.remote.ledger.charges[0]?.requestId });
    });

    it('is told to nobody without a good key, and by nobody who is not there', async () => {
      const harness = await start();
      const { provider, remote, call } = harness;
      const refused = (await provider.estimate?.(plain, remote.strangerCall)) ?? missing();
      expect(unwrapError(refused)).toMatchObject({ kind: 'auth', code: 'key.rejected' });
      const keyless = (await provider.estimate?.(plain, { ...call, keys: null })) ?? missing();
      expect(unwrapError(keyless)).toMatchObject({ code: 'key.missing' });
      await remote.stop();
      const failed = (await provider.estimate?.(plain, call)) ?? missing();
      expect(unwrapError(failed)).toMatchObject({ kind: 'network' });
      expect(harness.jobCount()).toBe(0);
    });
  });
}

function missing(): never {
  throw new Error('its capabilities say that it has this');
}
