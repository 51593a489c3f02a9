import { isDeepStrictEqual } from 'node:util';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Price, PriceBasis } from '#shared/domain/quote.ts';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { CredentialId, ProviderId, TierId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { KeySource } from '../providers/key-source.ts';
import type { PreparedRequest, ProviderSettings } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/registry.ts';
import type { Estimates } from './estimates.ts';
import { notFound } from './not-found.ts';

interface PromiseDeps {
  readonly repositories: { readonly assets: AssetRepository };
  readonly registry: ProviderRegistry;
  readonly keys: Pick<KeySource, 'current'>;
  readonly settings: (providerId: ProviderId) => ProviderSettings;
  readonly estimates: Pick<Estimates, 'quote'>;
}

interface CheckedPromise {
  readonly prepared: PreparedRequest;
  readonly priceBasis: PriceBasis | null;
  /** The key that pays; `null` where none is needed. */
  readonly credentialId: CredentialId | null;
}

/** Checks once more what the button promised: it can be made and paid for, and costs what was agreed. */
export function checkPromise(
  { repositories, registry, keys, settings, estimates }: PromiseDeps,
  { providerId, tier, price }: { readonly providerId: ProviderId; readonly tier: TierId; readonly price: Price },
  spec: ClipSpec,
): Result<CheckedPromise, AppError> {
  const provider = registry.find(providerId);
  if (provider === null) return notFound();
  const known = new Map(repositories.assets.list(assetIdsOfSpec(spec)).map((asset) => [asset.id, asset]));
  const prepared = provider.prepare(spec, known, tier, settings(provider.capabilities.id));
  if (!prepared.ok) {
    const detail = prepared.error.map(({ code }) => code).join(', ');
    return err(appError('invalid-input', 'spec.blocked', { detail }));
  }
  const quoted = estimates.quote(provider, prepared.value);
  if (!isDeepStrictEqual(quoted.price, price)) {
    return err(explainPriceChange(price, quoted.price));
  }
  const needsKey = provider.capabilities.keys.some(({ slot }) => slot === 'main');
  const credentialId = needsKey ? keys.current(providerId) : null;
  if (needsKey && credentialId === null) return err(appError('auth', 'key.missing'));
  return ok({ prepared: prepared.value, priceBasis: quoted.basis, credentialId });
}

/** What was agreed to, and what it costs now. */
export function explainPriceChange(agreed: Price, current: Price): AppError {
  const params = { ...describePrice('agreed', agreed), ...describePrice('current', current) };
  return appError('conflict', 'price.changed', { params });
}

/** A price as flat values, so that both can be shown: `agreedKind`, `agreedCurrency`, `agreedLow`, `agreedHigh`. */
function describePrice(name: 'agreed' | 'current', price: Price): Record<string, string | number> {
  const kind = { [`${name}Kind`]: price.kind };
  if (price.kind !== 'exact' && price.kind !== 'range') return kind;
  const { low, high } = price.kind === 'exact' ? { low: price.price, high: price.price } : price;
  return { ...kind, [`${name}Currency`]: low.currency, [`${name}Low`]: low.amount, [`${name}High`]: high.amount };
}
