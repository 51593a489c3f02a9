import { calendarDay } from './calendar-day.ts';

/** "14:02", or "19 Nov 2026" when that was another day. */
export function askedText(askedAtMs: number, nowMs = Date.now()): string {
  const at = new Date(askedAtMs);
  if (at.toDateString() !== new Date(nowMs).toDateString()) return calendarDay(at);
  return at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
