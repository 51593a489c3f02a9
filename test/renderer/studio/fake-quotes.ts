import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { framesPerSecond, frameSizes } from '#shared/domain/frame-sizes.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { LossEntry, Price, Quote, RequestProblem } from '#shared/domain/quote.ts';
import type { TierId } from '#shared/ids.ts';

/** Cents for a second, by tier, or by provider and tier: `0` is free. */
export type Rates = Readonly<Record<string, number>>;

function lossesOf(spec: ClipSpec, { isLocal, hasHistory }: Capabilities): LossEntry[] {
  if (!isLocal) {
    const seed: LossEntry = { field: 'parameters.seed', result: 'dropped', reason: 'other', wrote: '7', gets: '' };
    return hasHistory || spec.parameters.seed === null ? [] : [seed];
  }
  return spec.shots.flatMap((shot, index) => {
    const light = { field: `shots.${index}.light`, reason: 'only-drawn', wrote: shot.light, gets: '' };
    const dialogue = { field: `shots.${index}.dialogue`, reason: 'captions', wrote: '', gets: '' };
    return [
      ...(shot.light === '' ? [] : [{ ...light, result: 'dropped' as const }]),
      ...(index !== 2 || shot.dialogue.length === 0 ? [] : [{ ...dialogue, result: 'emulated' as const }]),
    ];
  });
}

function priceOf(cents: number, { durationSeconds, isAutoLength }: ClipSpec['parameters']): Price {
  if (cents === 0) return { kind: 'free' };
  const of = (seconds: number) => ({ currency: 'USD', amount: cents * seconds });
  return isAutoLength ? { kind: 'range', low: of(4), high: of(15) } : { kind: 'exact', price: of(durationSeconds) };
}

/** What one provider asks for a clip at one tier, from a rate for a second. */
function quoteOfTier(spec: ClipSpec, provider: Capabilities, tier: TierId, cents: number): Quote {
  const { resolution, ratio, durationSeconds } = spec.parameters;
  const size = frameSizes[resolution][ratio === 'auto' ? '16:9' : ratio];
  const lengthMs = durationSeconds * 1_000;
  const isOffered = provider.resolutions.includes(resolution);
  return {
    providerId: provider.id,
    tier,
    price: priceOf(cents, spec.parameters),
    basis: provider.isLocal
      ? null
      : {
          code: 'seconds',
          params: { ...size, ratio, seconds: durationSeconds, inputSeconds: 0, hasVideo: 'no', rate: cents / 100 },
          source: provider.source.text,
          readOn: provider.source.readOn,
        },
    isStale: provider.source.readOn < '2026-11-01',
    ...size,
    durationMs: { low: lengthMs, high: lengthMs },
    wait: waitOf(lengthMs, provider, tier),
    losses: lossesOf(spec, provider),
    problems: [
      ...(isOffered ? [] : [{ code: 'resolution-unsupported', params: { resolution }, assetId: null, fix: null }]),
      ...bucketProblems(spec, provider),
    ],
  };
}

function rateOf(rates: Rates, { id, isLocal }: Capabilities, tier: TierId): number {
  return isLocal ? 0 : (rates[`${id} ${tier}`] ?? rates[tier] ?? 0);
}

/** The clip sends sound, and nobody has set up where it could be fetched from. */
function bucketProblems({ kind, references }: ClipSpec, { uploads }: Capabilities): RequestProblem[] {
  const isMissing =
    kind === 'references' && uploads.audio === 'bucket' && references.some((each) => each.kind === 'audio');
  return isMissing ? [{ code: 'bucket-missing', params: {}, assetId: null, fix: null }] : [];
}

function waitOf(lengthMs: number, provider: Capabilities, tier: TierId): Quote['wait'] {
  if (tier === 'fast') return null;
  if (provider.isLocal) return { ms: Math.round((lengthMs * framesPerSecond) / 90), basis: 'own-history', runs: 9 };
  return provider.hasEstimate
    ? { ms: 180_000, basis: 'provider' }
    : { ms: 220_000, basis: 'own-history', runs: provider.hasHistory ? 7 : 1 };
}

export function quotesOf(spec: ClipSpec, providers: readonly Capabilities[], rates: Rates): Quote[] {
  return providers.flatMap((provider) =>
    provider.tiers.map(({ id }) => quoteOfTier(spec, provider, id, rateOf(rates, provider, id))),
  );
}
