import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { FrozenRequest, PreparedRequest, RemoteJob } from '#electron/providers/provider.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { ClipKind, ClipSpec } from '#shared/domain/clip-spec.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import { capabilitiesSchema, resolutionsOf } from '#shared/domain/provider.ts';
import { quoteSchema, requestProblemSchema } from '#shared/domain/quote.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { tierIdSchema, type IntentId } from '#shared/ids.ts';
import { studio } from '#renderer/words/en/studio.ts';
import { unwrap, unwrapError } from '../fixtures/job-library.ts';
import { assets, specOf } from './contract-specs.ts';
import { freeze, settings, uploadOf, type ProviderHarness } from './harness.ts';
import { describeRemoteProvider } from './remote-contract.ts';

function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(Object.freeze(value)).forEach(freezeDeep);
  }
  return value;
}

/** What the job runner relies on, whoever the provider is. */
export async function describeProvider(
  name: string,
  createHarness: () => Promise<ProviderHarness> | ProviderHarness,
): Promise<void> {
  const common = await createHarness();
  const { provider } = common;
  const { capabilities } = provider;
  const [firstTier] = capabilities.tiers;
  const tier = firstTier?.id ?? tierIdSchema.parse('none');
  const [resolution = '480p'] = capabilities.resolutions;
  const plain = (kind: ClipKind = capabilities.kinds[0] ?? 'text') => specOf(kind, { resolution });
  const prepared = (spec = plain()): PreparedRequest => unwrap(provider.prepare(spec, assets, tier, settings));
  const frozen = async (intentId: IntentId, harness = common, spec = plain()): Promise<FrozenRequest> =>
    await freeze(harness, prepared(spec), assets, intentId);

  const open: ProviderHarness[] = [];
  const start = async (): Promise<ProviderHarness> => {
    const harness = await createHarness();
    open.push(harness);
    return harness;
  };
  afterEach(async () => {
    for (const harness of open.splice(0)) await harness.close?.();
  });
  afterAll(async () => {
    await common.close?.();
  });

  describe(`${name}: what it says of itself`, () => {
    it('fits the schema', () => {
      expect(capabilitiesSchema.parse(capabilities)).toEqual(capabilities);
    });

    it('has rules that end', () => {
      const { maxConcurrent, poll, lookUpAfterMs, replayWithinMs } = provider.rules;
      expect(maxConcurrent).toBeGreaterThan(0);
      expect(poll.fastestMs).toBeGreaterThan(0);
      expect(poll.slowestMs).toBeGreaterThanOrEqual(poll.fastestMs);
      expect(replayWithinMs).toBeGreaterThanOrEqual(0);
      expect(lookUpAfterMs).toEqual(lookUpAfterMs.toSorted((a, b) => a - b));
      expect(lookUpAfterMs.length > 0).toBe(provider.findSubmitted !== undefined);
      expect(capabilities.hasHistory).toBe(provider.findSubmitted !== undefined);
      expect(capabilities.keys.length > 0).toBe(provider.account !== undefined);
      expect(capabilities.hasEstimate).toBe(provider.estimate !== undefined);
      expect(capabilities.isRefreshable).toBe(provider.readPublished !== undefined);
      expect(capabilities.isRefreshable).toBe(provider.usePublished !== undefined);
    });
  });

  describe(`${name}: preparing`, () => {
    const { kinds, ratios, resolutions, durationSeconds } = capabilities;

    it('keeps every promise of its capabilities', () => {
      for (const { id, kinds: ofTier = kinds } of capabilities.tiers) {
        for (const kind of ofTier) {
          for (const ratio of ratios) {
            for (const each of resolutionsOf(capabilities, id)) {
              const made = unwrap(provider.prepare(specOf(kind, { ratio, resolution: each }), assets, id, settings));
              expect({ width: made.width, height: made.height }).toEqual(frameSizes[each][ratio]);
            }
          }
        }
      }
      for (const seconds of [durationSeconds.min, durationSeconds.max]) {
        const made = prepared(specOf(kinds[0] ?? 'text', { durationSeconds: seconds, resolution }));
        expect(made.durationMs).toEqual({ low: seconds * 1_000, high: seconds * 1_000 });
      }
    });

    it('says why for everything else, in words that exist', () => {
      const missing = (['text', 'frames', 'references', 'edit', 'extend'] as const).filter(
        (kind) => !kinds.includes(kind),
      );
      const large = (['480p', '720p', '1080p'] as const).filter((each) => !resolutions.includes(each));
      const leftOut = capabilities.tiers.flatMap(({ id, kinds: ofTier = kinds }) =>
        kinds.filter((kind) => !ofTier.includes(kind)).map((kind) => [kind, id] as const),
      );
      const prepare = (spec: ClipSpec, known = assets, by = tier) => provider.prepare(spec, known, by, settings);
      // A resolution that it does not have is refused, or made into one that it has, which it says.
      const unlisted = large.map((each) => prepare(specOf(kinds[0] ?? 'text', { resolution: each })));
      for (const converted of unlisted.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))) {
        const { width, height } = converted;
        const sizes = resolutions.flatMap((each) => Object.values(frameSizes[each]));
        expect(sizes).toContainEqual({ width, height });
        const loss = converted.losses.find(({ field }) => field === 'parameters.resolution');
        expect(loss).toMatchObject({ result: 'converted', wrote: converted.spec.parameters.resolution });
      }
      const found = [
        ...missing.map((kind) => prepare(specOf(kind, { resolution }))),
        ...unlisted.filter(({ ok }) => !ok),
        prepare(plain(), assets, tierIdSchema.parse('no-such-tier')),
        ...leftOut.map(([kind, id]) => prepare(plain(kind), assets, id)),
        ...(kinds.includes('references') ? [prepare(plain('references'), new Map())] : []),
        ...(kinds.includes('frames') ? [prepare({ ...plain('frames'), startFrame: null })] : []),
      ];
      expect(found.length).toBeGreaterThan(0);
      for (const problem of found.flatMap((outcome) => unwrapError(outcome))) {
        expect(requestProblemSchema.parse(problem)).toEqual(problem);
        expect(Object.keys(studio.report.problem)).toContain(problem.code);
      }
    });

    it('is pure: equal input, equal output, nothing changed', () => {
      const spec = freezeDeep(plain(kinds.at(-1)));
      expect(prepared(spec)).toEqual(prepared(spec));
    });

    it('reports losses in words that exist', () => {
      const noisy = specOf('text', { resolution, seed: 7, ratio: 'auto', tier: tierIdSchema.parse('other') });
      const { losses } = prepared({ ...noisy, look: plainText('35 mm') });
      expect(losses.length).toBeGreaterThan(0);
      for (const { reason } of losses) expect(Object.keys(studio.report.reason)).toContain(reason);
    });

    it('names only files of the spec, and needs an address for each', async () => {
      const spec = plain(kinds.includes('references') ? 'references' : undefined);
      const { files } = prepared(spec);
      expect(spec.references.map(({ assetId }) => assetId)).toEqual(expect.arrayContaining([...files]));
      for (const id of files) {
        const asset = assets.get(id);
        if (asset === undefined) throw new Error(id);
        expect(unwrap(await provider.upload(uploadOf(asset), settings, common.call)).url).not.toBe('');
      }
    });

    it('is quoted at a price that is known or said to be unknown', () => {
      const quote = provider.quote(prepared());
      expect(quoteSchema.parse(quote)).toEqual(quote);
      expect(quote).toMatchObject({ providerId: capabilities.id, tier, problems: [] });
      expect(quote.price.kind === 'free').toBe(capabilities.isLocal);
      // What is unknown may be explained, what is known must be, and what is free needs no words.
      const withoutBasis = quote.price.kind === 'free' || (quote.price.kind === 'unknown' && quote.basis === null);
      expect(quote.basis === null).toBe(withoutBasis);
    });
  });

  describe(`${name}: a frozen request`, () => {
    it('has the same bytes each time, and a key of its own for each intent', async () => {
      const [one, two] = [newId<IntentId>(), newId<IntentId>()];
      expect(await frozen(one)).toEqual(await frozen(one));
      const keys = [await frozen(one), await frozen(two)].map(({ idempotencyKey }) => idempotencyKey);
      expect(new Set(keys).size).toBe(keys[0] === null ? 1 : 2);
    });

    it('carries no authorisation', async () => {
      const names = Object.keys((await frozen(newId())).headers).map((header) => header.toLowerCase());
      expect(names).not.toContain('authorization');
    });

    it('expects a result of the size and length that were prepared', async () => {
      const spec = plain();
      const expected = provider.expectedOutput(await frozen(newId(), common, spec));
      if (expected === null) return;
      const { width, height, durationMs } = prepared(spec);
      expect(expected).toMatchObject({ width, height });
      expect(expected.durationMs.low).toBeLessThanOrEqual(durationMs.low);
      expect(expected.durationMs.high).toBeGreaterThanOrEqual(durationMs.high);
      expect(expected.durationMs.high - expected.durationMs.low).toBeLessThan(100);
    });
  });

  describe(`${name}: a job`, () => {
    const submitted = async (harness: ProviderHarness) => {
      const intentId = newId<IntentId>();
      const request = await frozen(intentId, harness);
      const outcome = await harness.provider.submit(request, intentId, harness.call);
      if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
      return { intentId, request, remote: outcome.remote };
    };
    const poll = async ({ provider: by, call }: ProviderHarness, remote: RemoteJob) =>
      unwrap(await by.poll(remote, call));

    it('sent again with the same key is the same job, where replays are documented', async () => {
      const harness = await start();
      const { intentId, request, remote } = await submitted(harness);
      if (harness.provider.rules.replayWithinMs === 0) return;
      expect(await harness.provider.submit(request, intentId, harness.call)).toEqual({ kind: 'accepted', remote });
      expect(harness.jobCount()).toBe(1);
    });

    it('runs, and then has a result', async () => {
      const harness = await start();
      const { remote } = await submitted(harness);
      expect((await poll(harness, remote)).kind).toBe('running');
      await harness.finish(remote.id);
      expect((await poll(harness, remote)).kind).toBe('completed');
    });

    it('that nobody knows is said to be unknown', async () => {
      const harness = await start();
      const remote = { intentId: newId<IntentId>(), id: 'no-such-job' };
      expect(await poll(harness, remote)).toEqual({ kind: 'unknown-job' });
    });

    it('row 29: is cancelled as its capabilities say, but never when it has a result', async () => {
      const harness = await start();
      const first = await submitted(harness);
      const answer = unwrap(await harness.provider.cancel(first.remote, harness.call));
      expect(answer === 'unsupported').toBe(capabilities.cancel === 'none');
      const second = await submitted(harness);
      await harness.finish(second.remote.id);
      expect(unwrap(await harness.provider.cancel(second.remote, harness.call))).not.toBe('requested');
      expect((await poll(harness, second.remote)).kind).toBe('completed');
    });

    it('can be forgotten twice', async () => {
      const harness = await start();
      const { intentId } = await submitted(harness);
      await harness.provider.forget?.(intentId);
      await harness.provider.forget?.(intentId);
      expect(harness.jobCount()).toBe(harness.provider.forget === undefined ? 1 : 0);
    });
  });

  if (!capabilities.isLocal) {
    describeRemoteProvider(name, {
      capabilities,
      start: async () => {
        const harness = await start();
        if (harness.remote === undefined) throw new Error('a provider on the network needs a server');
        return { ...harness, remote: harness.remote };
      },
      prepare: prepared,
      specOf: plain,
    });
  }
}
