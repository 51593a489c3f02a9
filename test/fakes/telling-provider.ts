import type { Estimate, PreparedRequest, ProviderCall } from '#electron/providers/provider.ts';
import { estimateOption, type Capabilities } from '#shared/domain/provider.ts';
import type { PriceBasis } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';
import { createPaidProvider, type PaidProvider } from './paid-provider.ts';
import { centsPrice } from './publishing-provider.ts';

export interface TellingProvider extends PaidProvider {
  /** Answers of the next questions; with none left it tells `toldPrice`. */
  readonly estimates: (Estimate | AppError | Error)[];
  /** What it was asked about, and with which key. */
  readonly questions: { readonly prepared: PreparedRequest; readonly key: string | null }[];
  /** Holds every question until released. */
  estimateGate: Promise<void>;
}

export const toldPrice = centsPrice(450);
export const toldBasis: PriceBasis = { code: 'tokens', params: {}, source: 'asked just now', readOn: '2026-01-01' };

/** A provider that tells what a clip would cost. */
export function createTellingProvider(facts: Partial<Capabilities> = {}): TellingProvider {
  const options = [{ id: estimateOption.id, choices: [...estimateOption.choices] }];
  const base = createPaidProvider({ maxConcurrent: 4 }, { hasEstimate: true, options, ...facts });
  const provider: TellingProvider = Object.assign(base, {
    estimates: [],
    questions: [],
    estimateGate: Promise.resolve(),
    async estimate(prepared: PreparedRequest, { keys }: ProviderCall) {
      provider.questions.push({ prepared, key: keys?.main.reveal() ?? null });
      await provider.estimateGate;
      const next = provider.estimates.shift() ?? { kind: 'price', price: toldPrice, basis: toldBasis };
      if (next instanceof Error) throw next;
      return 'code' in next ? err(next) : ok(next);
    },
  });
  return provider;
}
