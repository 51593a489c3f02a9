import type { Mirror } from '#renderer/platform/mirror-store.ts';
import { noBucketView, type BucketView } from '#shared/domain/bucket.ts';
import { appError } from '#shared/errors.ts';
import { now } from '#test/renderer/seed.ts';

const personal: BucketView = {
  settings: { url: 'https://s3.eu-central-1.amazonaws.com', region: '', name: 'night-train-films', isForAll: false },
  variables: [],
  key: { state: 'saved', tail: '4Kp9', variables: [], savedAt: now },
  isUsable: true,
  problem: null,
  test: { kind: 'passed', at: now },
};
const untested = { kind: 'untested' } as const;
const fixed = { ...personal, variables: ['DAILIES_BUCKET_URL', 'DAILIES_BUCKET_NAME'], test: untested };

const refused = {
  kind: 'failed',
  at: now,
  step: 'put',
  error: appError('auth', 'bucket.wrong-region', {
    params: { context: 'named', region: 'eu-west-3' },
    detail: '400 AuthorizationHeaderMalformed',
  }),
} as const;

const views: Readonly<Record<string, BucketView>> = {
  bucket: personal,
  'bucket-refused': { ...personal, test: refused },
  'bucket-environment': {
    ...fixed,
    key: {
      state: 'environment',
      tail: '4Kp9',
      variables: ['DAILIES_BUCKET_KEY_ID', 'DAILIES_BUCKET_SECRET'],
      savedAt: null,
    },
  },
  'bucket-no-key': { ...fixed, key: noBucketView.key, isUsable: false },
  'bucket-moved': {
    ...personal,
    key: { ...personal.key, state: 'other-origin' },
    isUsable: false,
    test: untested,
  },
  'bucket-problem': {
    ...noBucketView,
    problem: appError('invalid-input', 'bucket.address-invalid', {
      params: { context: 'variable', variable: 'DAILIES_BUCKET_URL' },
    }),
  },
};

/** How the bucket stands; what is not named is as in `page.tsx`. */
export const bucketScenes: Readonly<Record<string, Partial<Mirror>>> = Object.fromEntries(
  Object.entries(views).map(([name, bucket]) => [name, { bucket }]),
);
