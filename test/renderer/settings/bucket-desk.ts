import { noBucketView, type BucketView } from '#shared/domain/bucket.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { now } from '#test/renderer/seed.ts';

interface BucketDesk {
  save(input: MethodInput<'bucket.save'>): BucketView | AppError;
  test(): BucketView;
  remove(): BucketView;
}

/** Answers as the application does: an address with a space is none, and a key that ends in `bad` is not taken. */
export function createBucketDesk(read: () => BucketView, write: (view: BucketView) => void): BucketDesk {
  let isBad = false;
  const put = (view: BucketView): BucketView => {
    write(view);
    return view;
  };
  return {
    save({ settings, key }) {
      const before = read();
      if (settings?.url.includes(' ') === true) {
        return appError('invalid-input', 'bucket.address-invalid', { params: { context: 'url' } });
      }
      if (key !== null && key.secret.length < 8) return appError('invalid-input', 'key.malformed');
      if (key !== null) isBad = key.secret.endsWith('bad');
      return put({
        ...before,
        settings: settings ?? before.settings,
        key: key === null ? before.key : { state: 'saved', tail: key.secret.slice(-4), variables: [], savedAt: now },
        isUsable: true,
        test: { kind: 'untested' },
      });
    },
    test: () =>
      put({
        ...read(),
        test: isBad
          ? { kind: 'failed', at: now, step: 'put', error: appError('auth', 'bucket.key-rejected', { detail: '403' }) }
          : { kind: 'passed', at: now },
      }),
    remove: () => put(noBucketView),
  };
}
