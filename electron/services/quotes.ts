import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import type { Quote } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';
import type { AssetId, ProviderId, TierId } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { JobRepository } from '../db/repositories/jobs.ts';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import { usualTimeOf } from '../jobs/job-viewer.ts';
import type { Clock } from '../platform/clock.ts';
import type { ProviderSettings, VideoProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import type { Estimates } from './estimates.ts';
import { notFound } from './not-found.ts';

export interface QuotesService {
  /** What every provider and tier would make of a spec, and why one cannot. */
  list(input: MethodInput<'quotes.list'>): Result<Quote[], AppError>;
  /** The quote of one provider and tier, with the price that the provider itself tells where it tells one. */
  refine(input: MethodInput<'quotes.refine'>): Promise<Result<Quote, AppError>>;
}

interface QuotesDeps {
  readonly db: Pick<Database, 'read'>;
  readonly registry: ProviderRegistry;
  readonly assets: AssetRepository;
  readonly jobs: Pick<JobRepository, 'listTookMs'>;
  readonly clips: Pick<ClipRepository, 'find'>;
  readonly estimates: Pick<Estimates, 'quote' | 'ask'>;
  readonly settings: (providerId: ProviderId) => ProviderSettings;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** A table of prices that was read longer ago, in milliseconds, may have changed since. */
const staleAfterMs = 30 * 24 * 60 * 60_000;

export function createQuotesService(deps: QuotesDeps): QuotesService {
  const { db, registry, assets, jobs, clips, settings, estimates, clock } = deps;
  const waitFor = (provider: VideoProvider, tier: TierId): Quote['wait'] => {
    const usual = usualTimeOf(jobs, provider.capabilities.id, tier);
    return usual === null ? null : { ...usual, basis: 'own-history' };
  };
  const quote = (provider: VideoProvider, tier: TierId, spec: ClipSpec, known: ReadonlyMap<AssetId, Asset>): Quote => {
    const prepared = provider.prepare(spec, known, tier, settings(provider.capabilities.id));
    if (prepared.ok) {
      const quoted = estimates.quote(provider, prepared.value);
      const isStale = quoted.isStale || isOld(quoted.basis, clock.nowMs());
      return { ...quoted, isStale, wait: waitFor(provider, tier) ?? quoted.wait };
    }
    const { id, isLocal } = provider.capabilities;
    // What runs here costs nothing, whatever it would be asked for.
    const price: Quote['price'] = isLocal ? { kind: 'free' } : { kind: 'unknown' };
    return { ...emptyQuote(spec), price, providerId: id, tier, problems: [...prepared.error] };
  };
  const knownFiles = (spec: ClipSpec): ReadonlyMap<AssetId, Asset> =>
    new Map(assets.list(assetIdsOfSpec(spec)).map((asset) => [asset.id, asset]));
  return {
    list: ({ spec }) =>
      db.read(() => {
        const known = knownFiles(spec);
        return ok(
          registry.providers.flatMap((provider) =>
            provider.capabilities.tiers.map(({ id }) => quote(provider, id, spec, known)),
          ),
        );
      }),
    async refine({ clipId, spec, providerId, tier }) {
      const provider = registry.find(providerId);
      if (provider === null) return notFound();
      const prepared = db.read(() => {
        if (clips.find(clipId) === null) return notFound();
        return ok(provider.prepare(spec, knownFiles(spec), tier, settings(providerId)));
      });
      if (!prepared.ok) return prepared;
      if (prepared.value.ok) await estimates.ask(provider, prepared.value.value, { clipId, spec });
      // Read anew: while it was asked, a table, a file or a setting may have changed.
      return db.read(() => ok(quote(provider, tier, spec, knownFiles(spec))));
    },
  };
}

/** The place of a quote that cannot be given: what was asked for. */
function emptyQuote({ parameters }: ClipSpec): Omit<Quote, 'providerId' | 'tier' | 'price' | 'problems'> {
  const { ratio, resolution, durationSeconds } = parameters;
  const durationMs = durationSeconds * 1_000;
  return {
    basis: null,
    isStale: false,
    ...frameSizes[resolution][ratio === 'auto' ? '16:9' : ratio],
    durationMs: { low: durationMs, high: durationMs },
    wait: null,
    losses: [],
  };
}

function isOld(basis: Quote['basis'], nowMs: number): boolean {
  return basis !== null && nowMs - Date.parse(basis.readOn) > staleAfterMs;
}
