/** "2 Nov 2026": a day without a time, in the machine's time zone. */
export function calendarDay(date: Date): string {
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
