import { describe, expect, it } from 'vitest';
import { lumenfallCapabilities } from '#electron/providers/lumenfall/capabilities.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { AssetId } from '#shared/ids.ts';
import { eventually } from '#test/fakes/eventually.ts';
import { startFakeLumenfall } from '#test/fakes/lumenfall/fake-lumenfall.ts';
import { fakeKeyId, fakeSecret, startFakeS3 } from '#test/fakes/s3/fake-s3.ts';
import { S3Error, xmlAnswer } from '#test/fakes/s3/s3-error.ts';
import { unwrap } from '#test/fixtures/job-library.ts';
import { clockFactor, openLibraryWith } from '#test/fixtures/provider-library.ts';
import { renderedFilm } from '#test/fixtures/rendered-film.ts';
import { reference } from '#test/shared/prompt/night-train.ts';

/** A provider that takes video by its address only, a bucket, and a library that has both. */
async function openBoth() {
  const startMs = Date.now();
  const nowMs = (): number => startMs + (Date.now() - startMs) * clockFactor;
  const [lumenfall, s3] = [await startFakeLumenfall({ nowMs }), await startFakeS3({ nowMs })];
  const library = await openLibraryWith({
    environment: {
      ...lumenfall.environment,
      LUMENFALL_API_KEY: lumenfall.key,
      ...s3.environment,
    },
    providerId: lumenfallCapabilities.id,
    close: async () => {
      await lumenfall.close();
      await s3.stop();
    },
  });
  const dance = await library.keepFile(await renderedFilm('864x496', 4), {
    width: 864,
    height: 496,
    durationMs: 4_000,
    framesPerSecond: 24,
    videoCodec: 'h264',
    audioCodec: null,
    canPreview: true,
  });
  return { ...library, lumenfall, s3, dance };
}

const withVideo =
  (assetId: AssetId) =>
  (spec: ClipSpec): ClipSpec => ({
    ...spec,
    kind: 'references',
    references: [{ ...reference(1, { name: 'Dance', kind: 'video', role: 'motion' }), assetId }],
  });

describe('a job whose video goes through the bucket, over a real network', () => {
  it('has its bytes fetched by the provider, one charge, and nothing left in the bucket afterwards', async () => {
    const { order, until, lumenfall, s3, dance, complaints } = await openBoth();
    const ready = await until(order(withVideo(dance)).id, ({ state }) => state === 'ready');
    expect(ready).toMatchObject({ charged: 'yes', error: null });
    expect(lumenfall.ledger.charges).toHaveLength(1);
    expect(lumenfall.received.map(({ sha256, contentType }) => [sha256, contentType])).toEqual([[dance, 'video/mp4']]);
    await eventually(() => s3.objects.size === 0);
    expect(s3.requests.map(({ route, status }) => [route, status])).toEqual([
      ['put', 200],
      ['get', 200],
      ['delete', 204],
    ]);
    expect([...complaints, ...s3.errors]).toEqual([]);
  });

  it('tries again by itself while the bucket cannot be reached; nothing was ordered by then', async () => {
    const { order, until, lumenfall, s3, dance } = await openBoth();
    await s3.stop();
    const { id } = order(withVideo(dance));
    await until(id, ({ retry, hold }) => retry !== null || hold !== 'none');
    expect(lumenfall.ledger.charges).toEqual([]);
    await s3.start();
    expect(await until(id, ({ state }) => state === 'ready')).toMatchObject({ charged: 'yes' });
    expect(lumenfall.ledger.charges).toHaveLength(1);
  });

  it('waits for a person when the secret is wrong, unsent and uncharged, and goes on when it is right', async () => {
    const { order, until, lumenfall, s3, dance, commands } = await openBoth();
    s3.keys.set(fakeKeyId, 'another-secret');
    const { id } = order(withVideo(dance));
    const held = await until(id, ({ hold }) => hold !== 'none');
    expect(held).toMatchObject({ hold: 'person', charged: 'no', error: { code: 'bucket.key-rejected' } });
    expect(lumenfall.ledger.charges).toEqual([]);
    s3.keys.set(fakeKeyId, fakeSecret);
    unwrap(await commands.resume({ jobId: id, useCurrentKey: false }));
    await until(id, ({ state }) => state === 'ready');
    expect(lumenfall.ledger.charges).toHaveLength(1);
  });

  it('fails as the provider says when the object is gone before it was fetched', async () => {
    const { order, until, s3, dance } = await openBoth();
    s3.script.always('get', { when: 'before', answer: xmlAnswer(new S3Error(404, 'NoSuchKey', 'gone')) });
    const { id } = order(withVideo(dance));
    const failed = await until(id, ({ state }) => state === 'failed' || state === 'ready');
    expect(failed).toMatchObject({ state: 'failed', takeId: null });
  });
});
