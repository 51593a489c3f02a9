export type DayLabel =
  | { readonly kind: 'today' }
  | { readonly kind: 'yesterday' }
  /** `Tuesday 17 November`, with the year when it is another one. */
  | { readonly kind: 'date'; readonly text: string };

/** The local calendar day of a moment, as a key that sorts: `2026-11-21`. */
export function dayKey(atMs: number): string {
  const date = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function dayBefore(nowMs: number): string {
  const date = new Date(nowMs);
  date.setDate(date.getDate() - 1);
  return dayKey(date.getTime());
}

export function dayLabel(atMs: number, nowMs: number): DayLabel {
  const key = dayKey(atMs);
  if (key === dayKey(nowMs)) return { kind: 'today' };
  if (key === dayBefore(nowMs)) return { kind: 'yesterday' };
  const date = new Date(atMs);
  const isThisYear = date.getFullYear() === new Date(nowMs).getFullYear();
  const text = date
    .toLocaleDateString('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(isThisYear ? {} : { year: 'numeric' as const }),
    })
    .replace(',', '');
  return { kind: 'date', text };
}
