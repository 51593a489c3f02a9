import { noBucketView } from '#shared/domain/bucket.ts';
import { defaultSettings } from '#shared/domain/settings.ts';
import type { AppSnapshot } from '#shared/ipc/snapshot.ts';
import { fakeEpoch } from './application.ts';

/** What the application says when it has nothing yet. */
export function createAppSnapshot(changes: Partial<AppSnapshot> = {}): AppSnapshot {
  return {
    epoch: fakeEpoch,
    revision: 0,
    appVersion: '0.1.0',
    host: { kind: 'browser', canReveal: false, hasWindowControls: false, platform: 'linux' },
    library: { folder: '/library', usedBytes: 0, freeBytes: null },
    settings: defaultSettings,
    providers: [],
    accounts: [],
    keyStore: { kind: 'keychain' },
    bucket: noBucketView,
    isOnline: true,
    projects: [],
    open: null,
    jobs: [],
    damagedRows: 0,
    ...changes,
  };
}
