import { z } from 'zod';
import type { CurrencyAmount } from '#shared/domain/quote.ts';
import type { JsonAnswer } from '../json-answer.ts';

/**
 * The page that documents the balance does not show its fields, so what looks like one is taken: an object `credits` (or
 * the answer itself) with an amount in dollars under one of these names.
 */
const amountNames = ['current_balance', 'balance', 'available', 'remaining', 'amount', 'credits'] as const;
const maxDepth = 3;

const record = z.record(z.string(), z.unknown());

function readAmount(value: unknown, depth = 0): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && depth > 0 ? value : null;
  if (typeof value === 'string') return depth > 0 && /^-?\d{1,12}(\.\d{1,12})?$/u.test(value) ? Number(value) : null;
  const fields = record.safeParse(value).data;
  if (fields === undefined || depth > maxDepth) return null;
  // The inner object first: an outer number may be something else.
  for (const name of ['credits', ...amountNames]) {
    const amount = readAmount(fields[name], depth + 1);
    if (amount !== null) return amount;
  }
  return null;
}

/** What the account holds; `null` when the answer does not say it in dollars. Never below nothing. Pure. */
export function mapBalance({ json }: JsonAnswer): CurrencyAmount | null {
  const amount = readAmount(json);
  const currency = findCurrency(json) ?? 'USD';
  if (amount === null || currency !== 'USD') return null;
  return { currency, amount: Math.max(0, Math.floor(amount * 100 + 1e-6)) };
}

function findCurrency(value: unknown, depth = 0): string | null {
  const fields = record.safeParse(value).data;
  if (fields === undefined || depth > maxDepth) return null;
  if (typeof fields['currency'] === 'string') return fields['currency'].toUpperCase();
  return findCurrency(fields['credits'], depth + 1);
}
