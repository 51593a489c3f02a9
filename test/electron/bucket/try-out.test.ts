import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { tryOut } from '#electron/bucket/try-out.ts';
import { bytesAnswer } from '#test/fakes/provider-server/answer.ts';
import { startFakeS3, type S3Request } from '#test/fakes/s3/fake-s3.ts';
import { S3Error, xmlAnswer } from '#test/fakes/s3/s3-error.ts';
import { failure, value } from '#test/fixtures/library-database.ts';
import { bucketAt, noSignal, openCalls } from './bucket-parts.ts';

const s3 = await startFakeS3();
const calls = openCalls();
afterAll(() => s3.stop());
afterEach(() => {
  s3.script.honest();
});

const denied = xmlAnswer(new S3Error(403, 'AccessDenied', 'Access Denied'));

describe('trying a bucket out', () => {
  it('puts, fetches by the address alone, compares and deletes', async () => {
    expect(value(await tryOut(calls, bucketAt(s3), noSignal))).toBeNull();
    expect(s3.requests.map(({ route, signed, status }) => [route, signed, status])).toEqual([
      ['put', 'header', 200],
      ['get', 'query', 200],
      ['delete', 'header', 204],
    ]);
    expect(s3.objects.size).toBe(0);
  });

  it.each([
    ['put', 'put'],
    ['get', 'get'],
    ['delete', 'remove'],
  ] as const satisfies readonly (readonly [S3Request['route'], string])[])(
    'names the step when it may not %s',
    async (route, step) => {
      s3.script.next(route, { when: 'before', answer: denied });
      expect(failure(await tryOut(calls, bucketAt(s3), noSignal))).toMatchObject({
        step,
        error: { code: 'bucket.forbidden' },
      });
    },
  );

  it('finds out when other bytes come back, and still deletes', async () => {
    s3.objects.clear();
    s3.script.next('get', { when: 'after', change: () => bytesAnswer(200, Buffer.from('hello'), {}) });
    expect(failure(await tryOut(calls, bucketAt(s3), noSignal))).toMatchObject({
      step: 'compare',
      error: { code: 'bucket.other-bytes' },
    });
    expect(s3.objects.size).toBe(0);
  });
});
