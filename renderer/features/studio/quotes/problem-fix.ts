import type { RequestProblem } from '#shared/domain/quote.ts';

/** Problems that end once something is set up in Settings. */
const mendedInSettings: readonly string[] = ['bucket-missing'];

/** A person can end this problem in Settings, without touching the clip. */
export function isMendedInSettings({ code }: Pick<RequestProblem, 'code'>): boolean {
  return mendedInSettings.includes(code);
}
