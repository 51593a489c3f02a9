import { calendarDay } from './calendar-day.ts';
import { words } from './words.ts';

/** "today 02:12", or "19 Nov 2026". */
export function momentText(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const isToday = at.toDateString() === new Date(nowMs).toDateString();
  if (!isToday) return calendarDay(at);
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return words.t('common.todayAt', { time });
}
