import type { JobView } from '#shared/domain/job.ts';
import type { CurrencyAmount } from '#shared/domain/quote.ts';
import { groupOf, isUnderWay } from '#renderer/editing/job-groups.ts';
import { amountText, priceText } from '#renderer/words/price-text.ts';

type Currency = CurrencyAmount['currency'];

/** What may be charged at most, as agreed; `null` when nobody knows, or nothing is. */
function mostOf({ price }: JobView): CurrencyAmount | null {
  if (price.kind === 'exact') return price.price;
  return price.kind === 'range' ? price.high : null;
}

function sumText(amounts: readonly CurrencyAmount[]): string | null {
  const sums = new Map<Currency, number>();
  for (const { currency, amount } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  const texts = [...sums]
    .filter(([, amount]) => amount > 0)
    .map(([currency, amount]) => amountText({ currency, amount }));
  return texts.length === 0 ? null : texts.join(' + ');
}

/** What the jobs that were not sent yet will cost at most; `null`: nothing. */
export function aboutToSpend(jobs: readonly JobView[]): string | null {
  const unsent = jobs.filter((job) => isUnderWay(job) && job.charged === 'no');
  return sumText(unsent.flatMap((job) => mostOf(job) ?? []));
}

/** What was charged for the jobs that ended today, as far as known: the bill, else what was agreed. `null`: nothing. */
export function chargedToday(jobs: readonly JobView[], today: number): string | null {
  const charged = jobs.filter((job) => groupOf(job) === 'done' && job.updatedAt >= today && job.charged === 'yes');
  return sumText(charged.flatMap((job) => job.bill?.amount ?? mostOf(job) ?? []));
}

/** "$1.43": what the provider billed; `null` while nobody knows the amount. */
export function billedText({ bill }: JobView): string | null {
  return bill === null || bill.amount === null ? null : amountText(bill.amount);
}

/** "$1.45": what was billed, else what was agreed. */
export function costText(job: JobView): string {
  return billedText(job) ?? priceText(job.price);
}
