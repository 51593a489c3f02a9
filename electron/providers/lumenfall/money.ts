import type { CurrencyAmount } from '#shared/domain/quote.ts';

/** Cents of millionths, half up. */
export function centsOfMicros(micros: number): CurrencyAmount {
  return { currency: 'USD', amount: Math.floor((Math.round(micros) + 5_000) / 10_000) };
}

/** Cents of a decimal in dollars, half up: through whole millionths, so that 1.005 is not a little less. */
export function centsOfDollars(dollars: number): CurrencyAmount {
  return centsOfMicros(dollars * 1_000_000);
}
