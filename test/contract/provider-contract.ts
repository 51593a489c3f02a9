import { describe, expect, it } from 'vitest';
import type {
  FrozenRequest,
  PreparedRequest,
  ProviderCall,
  ProviderSettings,
  UploadSource,
  VideoProvider,
} from '#electron/providers/provider.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipKind, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import { capabilitiesSchema } from '#shared/domain/provider.ts';
import { quoteSchema, requestProblemSchema } from '#shared/domain/quote.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { assetIdSchema, tierIdSchema, type AssetId, type IntentId } from '#shared/ids.ts';
import { studio } from '#renderer/words/en/studio.ts';
import { unwrap, unwrapError } from '../fixtures/job-library.ts';
import { idNumber, reference, shot } from '../shared/prompt/night-train.ts';

/** One adapter with the other side that it talks to. */
export interface ProviderHarness {
  readonly provider: VideoProvider;
  /** Jobs that the other side has taken on. */
  jobCount(): number;
  /** Lets the other side finish a job. */
  finish(remoteId: string): void;
}

const settings: ProviderSettings = { grammar: 'shot-order', retentionSeconds: null };
const mira = reference(1, { name: 'Mira' });
const startFrame = assetIdSchema.parse('f'.repeat(64));
const call: ProviderCall = { signal: new AbortController().signal, keys: null };

function specOf(kind: ClipKind, parameters: Partial<ClipSpec['parameters']> = {}): ClipSpec {
  const empty = newClipSpec(() => idNumber(900));
  const durationSeconds = parameters.durationSeconds ?? 5;
  return clipSpecSchema.parse({
    ...empty,
    kind,
    references: kind === 'references' ? [mira] : [],
    startFrame: kind === 'frames' ? startFrame : null,
    shots: [
      shot(1, {
        durationMs: durationSeconds * 1_000,
        action: kind === 'references' ? [mention(mira.id), ...plainText(' waits')] : plainText('Rain'),
      }),
    ],
    parameters: { ...empty.parameters, durationSeconds, ...parameters },
  });
}

const picture = (id: AssetId): Asset => ({
  id,
  kind: 'image',
  mime: 'image/png',
  bytes: 1_000,
  name: 'picture.png',
  origin: 'imported',
  probe: 'done',
  facts: {
    width: 1_280,
    height: 720,
    durationMs: null,
    framesPerSecond: null,
    videoCodec: null,
    audioCodec: null,
    canPreview: true,
  },
  hasThumbnail: true,
  isMissing: false,
  createdAt: 1,
  trashedAt: null,
});
const assets = new Map([mira.assetId, startFrame].map((id) => [id, picture(id)]));

/** A local provider never opens it. */
function uploadOf({ id, mime, bytes }: Asset): UploadSource {
  const open = (): never => {
    throw new Error('not opened');
  };
  return { assetId: id, name: `${id}.png`, mime, bytes, open };
}

function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freezeDeep);
  return value;
}

/** What the job runner relies on, whoever the provider is. */
export function describeProvider(name: string, createHarness: () => ProviderHarness): void {
  const { provider } = createHarness();
  const { capabilities } = provider;
  const [firstTier] = capabilities.tiers;
  const tier = firstTier?.id ?? tierIdSchema.parse('none');
  const [resolution = '480p'] = capabilities.resolutions;
  const plain = (kind: ClipKind = capabilities.kinds[0] ?? 'text') => specOf(kind, { resolution });
  const prepared = (spec = plain()): PreparedRequest => unwrap(provider.prepare(spec, assets, tier, settings));
  const frozen = async (intentId: IntentId, by = provider, spec = plain()): Promise<FrozenRequest> => {
    const request = prepared(spec);
    const files = new Map<AssetId, { url: string; expiresAt: number | null }>();
    for (const id of request.files) {
      files.set(id, unwrap(await by.upload(uploadOf(assets.get(id) ?? picture(id)), settings, call)));
    }
    return by.encode(request, files, intentId);
  };

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
    });
  });

  describe(`${name}: preparing`, () => {
    const { kinds, ratios, resolutions, durationSeconds } = capabilities;

    it('keeps every promise of its capabilities', () => {
      for (const { id } of capabilities.tiers) {
        for (const kind of kinds) {
          for (const ratio of ratios) {
            for (const each of resolutions) {
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
      const found = [
        ...missing.map((kind) => provider.prepare(specOf(kind, { resolution }), assets, tier, settings)),
        ...large.map((each) =>
          provider.prepare(specOf(kinds[0] ?? 'text', { resolution: each }), assets, tier, settings),
        ),
        provider.prepare(plain(), assets, tierIdSchema.parse('no-such-tier'), settings),
        ...(kinds.includes('references') ? [provider.prepare(plain('references'), new Map(), tier, settings)] : []),
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
      const noisy = specOf('text', { resolution, seed: 7, ratio: 'auto', tier: tierIdSchema.parse('fast') });
      const { losses } = prepared({ ...noisy, look: plainText('35 mm') });
      for (const { reason } of losses) expect(Object.keys(studio.report.reason)).toContain(reason);
    });

    it('names only files of the spec, and needs an address for each', async () => {
      const spec = plain(kinds.includes('references') ? 'references' : undefined);
      const { files } = prepared(spec);
      expect(spec.references.map(({ assetId }) => assetId)).toEqual(expect.arrayContaining([...files]));
      for (const id of files)
        expect(unwrap(await provider.upload(uploadOf(picture(id)), settings, call)).url).not.toBe('');
    });

    it('is quoted at a price that is known or said to be unknown', () => {
      const quote = provider.quote(prepared());
      expect(quoteSchema.parse(quote)).toEqual(quote);
      expect(quote).toMatchObject({ providerId: capabilities.id, tier, problems: [] });
      expect(quote.price.kind === 'free').toBe(capabilities.isLocal);
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
      const expected = provider.expectedOutput(await frozen(newId(), provider, spec));
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
      const request = await frozen(intentId, harness.provider);
      const outcome = await harness.provider.submit(request, intentId, call);
      if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
      return { intentId, request, remote: outcome.remote };
    };

    it('sent again with the same key is the same job, where replays are documented', async () => {
      const harness = createHarness();
      const { intentId, request, remote } = await submitted(harness);
      if (harness.provider.rules.replayWithinMs === 0) return;
      expect(await harness.provider.submit(request, intentId, call)).toEqual({ kind: 'accepted', remote });
      expect(harness.jobCount()).toBe(1);
    });

    it('runs, and then has a result', async () => {
      const harness = createHarness();
      const { remote } = await submitted(harness);
      expect(unwrap(await harness.provider.poll(remote, call)).kind).toBe('running');
      harness.finish(remote.id);
      expect(unwrap(await harness.provider.poll(remote, call)).kind).toBe('completed');
    });

    it('that nobody knows is said to be unknown', async () => {
      const harness = createHarness();
      const remote = { intentId: newId<IntentId>(), id: 'no-such-job' };
      expect(unwrap(await harness.provider.poll(remote, call))).toEqual({ kind: 'unknown-job' });
    });

    it('row 29: is cancelled as its capabilities say, but never when it has a result', async () => {
      const harness = createHarness();
      const first = await submitted(harness);
      const answer = unwrap(await harness.provider.cancel(first.remote, call));
      expect(answer === 'unsupported').toBe(capabilities.cancel === 'none');
      const second = await submitted(harness);
      harness.finish(second.remote.id);
      expect(unwrap(await harness.provider.cancel(second.remote, call))).not.toBe('requested');
      expect(unwrap(await harness.provider.poll(second.remote, call)).kind).toBe('completed');
    });

    it('can be forgotten twice', async () => {
      const harness = createHarness();
      const { intentId } = await submitted(harness);
      await harness.provider.forget?.(intentId);
      await harness.provider.forget?.(intentId);
      expect(harness.jobCount()).toBe(harness.provider.forget === undefined ? 1 : 0);
    });
  });
}
