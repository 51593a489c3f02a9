/**
 * Milliseconds that a `Retry-After` header asks to wait, given as seconds or as an HTTP date; `null` when it says neither.
 * What lies in the past or is negative is 0. Whoever waits clamps it.
 */
export function readRetryAfter(value: string | undefined, nowMs: number): number | null {
  const text = value?.trim() ?? '';
  if (/^-?\d+(\.\d+)?$/u.test(text)) return Math.max(0, Math.round(Number(text) * 1_000));
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}
