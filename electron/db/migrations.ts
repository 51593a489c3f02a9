import { initial } from './migrations/0001-initial.ts';
import { paidJobs } from './migrations/0002-paid-jobs.ts';
import { allProviders } from './migrations/0003-all-providers.ts';
import { jobOrigins } from './migrations/0004-job-origins.ts';
import { continuityAndElements } from './migrations/0005-continuity-and-elements.ts';
import { stills } from './migrations/0006-stills.ts';
import { indexPromptHistory } from './migrations/0007-index-prompt-history.ts';

export interface Migration {
  /** 1, 2, 3… without gaps; `PRAGMA user_version` after it ran. */
  readonly version: number;
  readonly name: string;
  /** Frozen once released: a library in the world has run exactly these words. */
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  { version: 1, name: 'initial', sql: initial },
  { version: 2, name: 'paid-jobs', sql: paidJobs },
  { version: 3, name: 'all-providers', sql: allProviders },
  { version: 4, name: 'job-origins', sql: jobOrigins },
  { version: 5, name: 'continuity-and-elements', sql: continuityAndElements },
  { version: 6, name: 'stills', sql: stills },
  { version: 7, name: 'index-prompt-history', sql: indexPromptHistory },
];

/** The schema that this app reads and writes. */
export function latestVersion(list: readonly Migration[] = migrations): number {
  return list.at(-1)?.version ?? 0;
}
