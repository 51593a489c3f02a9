import type { Mirror } from '#renderer/platform/mirror-store.ts';
import { jobViewSchema, type JobView } from '#shared/domain/job.ts';
import { appError } from '#shared/errors.ts';
import { accountOf, fal, keyOf, lantern, quarry } from '#test/renderer/account-seed.ts';
import { now, provider } from '#test/renderer/seed.ts';
import { bucketScenes } from './bucket-scenes.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

function job(number: number, change: Partial<JobView>): JobView {
  return jobViewSchema.parse({
    id: idNumber(4_000 + number),
    generationId: idNumber(4_100 + number),
    orderId: idNumber(4_200 + number),
    clipId: idNumber(2_002),
    clipName: 'Window seat',
    projectId: idNumber(1_000),
    projectName: 'Night Train to Kyoto',
    takeNumber: number,
    takeId: null,
    providerId: fal.id,
    tier: 'standard',
    state: 'running',
    hold: 'none',
    charged: 'yes',
    price: { kind: 'exact', price: { currency: 'USD', amount: 454 } },
    bill: null,
    progress: null,
    isCancelRequested: false,
    startedAt: now,
    usualMs: null,
    retry: null,
    remoteId: null,
    error: null,
    createdAt: now + number,
    updatedAt: now,
    ...change,
  });
}

const saved = keyOf('main', { state: 'saved', tail: '7f2c', savedAt: now, test: { kind: 'accepted', at: now } });
const working = accountOf(fal, {
  keys: [saved, keyOf('billing')],
  isUsable: true,
  balance: { amount: { currency: 'USD', amount: 3_120 }, at: now },
});
const refused = accountOf(lantern, {
  keys: [
    keyOf('main', {
      state: 'session',
      tail: '91bd',
      savedAt: now,
      test: { kind: 'refused', at: now, error: appError('auth', 'key.rejected', { detail: 'HTTP 401' }) },
    }),
  ],
  isUsable: true,
});

/** How keys stand on this machine; what is not named is as in `page.tsx`: one provider, no key, a keychain. */
export const scenes: Readonly<Record<string, Partial<Mirror>>> = {
  working: { accounts: { [fal.id]: working } },
  several: {
    providers: [provider, fal, lantern],
    accounts: { [fal.id]: working, [lantern.id]: refused },
    keyStore: { kind: 'session-only', reason: 'no-service', install: null },
    jobs: Object.fromEntries(
      [
        job(4, {}),
        job(5, { state: 'waiting' }),
        job(3, { state: 'ready' }),
        job(6, { state: 'downloading' }),
        job(7, { providerId: lantern.id }),
      ].map((each) => [each.id, each]),
    ),
  },
  options: {
    providers: [provider, fal, quarry],
    accounts: { [fal.id]: working, [quarry.id]: accountOf(quarry) },
  },
  ...bucketScenes,
  choice: {
    providers: [provider, fal, lantern],
    accounts: { [fal.id]: accountOf(fal), [lantern.id]: accountOf(lantern) },
  },
  environment: {
    accounts: {
      [fal.id]: accountOf(fal, {
        keys: [keyOf('main', { state: 'environment', tail: '9a01', variables: ['FAL_KEY'] }), keyOf('billing')],
        isUsable: true,
        origins: [
          { name: 'queue', origin: 'http://127.0.0.1:4100', isOverridden: true },
          { name: 'rest', origin: 'https://rest.fal.ai', isOverridden: false },
        ],
      }),
    },
  },
  trouble: {
    providers: [provider, fal, lantern],
    accounts: {
      [fal.id]: accountOf(fal, {
        keys: [keyOf('main', { state: 'other-origin', tail: '7f2c', savedAt: now }), keyOf('billing')],
        problem: appError('invalid-input', 'provider.endpoint-invalid', {
          params: { variable: 'DAILIES_FAL_QUEUE_URL' },
        }),
      }),
      [lantern.id]: accountOf(lantern, { keys: [keyOf('main', { state: 'unreadable', tail: '91bd', savedAt: now })] }),
    },
    keyStore: { kind: 'session-only', reason: 'library-missing', install: 'libsecret-1-0' },
  },
};
