import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { framesPerSecond, frameSizes } from '#shared/domain/frame-sizes.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import type { LossEntry, Price, Quote } from '#shared/domain/quote.ts';
import type { TierId } from '#shared/ids.ts';

/** Cents for a second, by tier: `0` is free. */
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
  const waitMs = provider.isLocal ? (lengthMs * framesPerSecond) / 90 : 220_000;
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
    wait: tier === 'fast' ? null : { ms: Math.round(waitMs), basis: 'own-history' },
    losses: lossesOf(spec, provider),
    problems: isOffered ? [] : [{ code: 'resolution-unsupported', params: { resolution }, assetId: null, fix: null }],
  };
}

export function quotesOf(spec: ClipSpec, providers: readonly Capabilities[], rates: Rates): Quote[] {
  return providers.flatMap((provider) =>
    provider.tiers.map(({ id }) => quoteOfTier(spec, provider, id, provider.isLocal ? 0 : (rates[id] ?? 0))),
  );
}
