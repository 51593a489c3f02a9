import { priceSchema, type Price } from '#shared/domain/quote.ts';
import type { AppError } from '#shared/errors.ts';

/** What it costs now, as the refusal of an older price tells it; `null` when it tells none. */
export function priceNow({ code, params }: AppError): Price | null {
  if (code !== 'price.changed') return null;
  const { currentKind: kind, currentCurrency: currency, currentLow, currentHigh } = params;
  const low = { currency, amount: currentLow };
  const told =
    kind === 'exact'
      ? { kind, price: low }
      : kind === 'range'
        ? { kind, low, high: { currency, amount: currentHigh } }
        : { kind };
  return priceSchema.safeParse(told).data ?? null;
}
