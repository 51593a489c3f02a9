import type { BucketView } from '#shared/domain/bucket.ts';
import type { KeyStatus } from '#renderer/editing/accounts/key-text.ts';
import type { bucket } from '#renderer/words/en/bucket.ts';

interface BucketStatus {
  readonly word: keyof (typeof bucket)['status'];
  /** As which of the provider cards' marks it looks. */
  readonly look: KeyStatus;
}

const tests = {
  untested: 'untested',
  testing: 'testing',
  passed: 'accepted',
  failed: 'refused',
} as const satisfies Readonly<Record<BucketView['test']['kind'], KeyStatus>>;

/** How the bucket stands: what keeps it from being used stands before what a test said. */
export function bucketStatus({ settings, key, problem, test }: BucketView): BucketStatus {
  if (problem !== null) return { word: 'problem', look: 'problem' };
  if (settings === null) return { word: 'none', look: 'none' };
  if (key.state === 'none') return { word: 'no-key', look: 'other-origin' };
  if (key.state === 'other-origin' || key.state === 'unreadable') return { word: key.state, look: key.state };
  return { word: test.kind, look: tests[test.kind] };
}
