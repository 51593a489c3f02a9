import { describe, expect, it } from 'vitest';
import { HttpCut } from '#electron/http/http-client.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { HistoryQuery, UploadSource } from '#electron/providers/provider.ts';
import { appError } from '#shared/errors.ts';
import type { IntentId } from '#shared/ids.ts';
import { contentRefusal } from '#test/fakes/lumenfall/video-life.ts';
import { changeObject, refuse, resetAfterWork } from '#test/fakes/provider-server/behaviours.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { nowMs } from './lumenfall-answers.ts';
import { bare, first, withBucket } from './lumenfall-specs.ts';
import { serveLumenfall } from './served-lumenfall.ts';

const plainPath = { ...withBucket, options: { apiPath: 'plain' } };

describe('submits', () => {
  it('row 90: replayed after a lost answer are the same video, charged once', async () => {
    const { fake, provider, call, order } = await serveLumenfall();
    const { frozen, intentId, id } = await order();
    fake.script.next('submit', resetAfterWork);
    expect(await provider.submit(frozen, intentId, call)).toMatchObject({ kind: 'ambiguous' });
    expect(await provider.submit(frozen, intentId, call)).toEqual({ kind: 'accepted', remote: { intentId, id } });
    await fake.finish(id);
    expect(await provider.submit(frozen, intentId, call)).toEqual({ kind: 'accepted', remote: { intentId, id } });
    expect(fake.ledger.charges).toHaveLength(1);
    expect(new Set(fake.calls.map(({ body }) => body)).size).toBe(1);
  });

  it('go to the older address where a person chose it, and are asked about there', async () => {
    const { provider, call, order, paths } = await serveLumenfall();
    const remote = await order(plainPath);
    expect(unwrap(await provider.poll(remote, call)).kind).toBe('running');
    expect(unwrap(await provider.cancel(remote, call))).toBe('requested');
    const path = `/v1/videos/${remote.id}`;
    expect(paths()).toEqual(['POST /v1/videos', `GET ${path}`, `GET ${path}`, `DELETE ${path}`]);
  });

  it('are refused for an empty account, with its words', async () => {
    const { fake, order } = await serveLumenfall();
    fake.setBalance(1);
    await expect(order()).rejects.toThrow('Insufficient balance');
    expect(fake.ledger.charges).toEqual([]);
  });
});

describe('polls', () => {
  it('bring the film, its life and its bill', async () => {
    const { fake, provider, call, order } = await serveLumenfall({ nowMs: () => nowMs });
    const remote = await order();
    await fake.finish(remote.id);
    expect(unwrap(await provider.poll({ intentId: remote.intentId, id: remote.id }, call))).toMatchObject({
      kind: 'completed',
      output: { expiresAt: nowMs + 3_600_000, bytes: expect.any(Number) as number },
      bill: { charged: 'yes', amount: { currency: 'USD', amount: 182 } },
    });
  });

  it('read a refusal that comes with 200', async () => {
    const { fake, provider, call, order } = await serveLumenfall();
    fake.script.lives({ ending: contentRefusal });
    const remote = await order();
    await fake.finish(remote.id);
    expect(unwrap(await provider.poll(remote, call))).toMatchObject({
      kind: 'failed',
      error: { code: 'moderation.input', charged: 'no' },
      bill: { charged: 'no' },
    });
  });

  it('ask the history for what its own address does not know', async () => {
    const { fake, provider, call, order, paths } = await serveLumenfall({ life: { afterCancel: 'gone' } });
    const remote = await order();
    expect(unwrap(await provider.cancel(remote, call))).toBe('requested');
    expect(unwrap(await provider.poll(remote, call))).toEqual({ kind: 'cancelled', charged: 'no' });
    expect(paths().at(-1)).toBe(`GET /v1/requests/${remote.id}`);
    fake.script.next('request', resetAfterWork);
    expect(unwrapError(await provider.poll(remote, call))).toMatchObject({ kind: 'network' });
    fake.script.next(
      'request',
      changeObject(() => ({ id: 7 })),
    );
    expect(unwrapError(await provider.poll(remote, call))).toMatchObject({ code: 'provider.changed' });
    fake.script.next('request', refuse(500, {}));
    expect(unwrapError(await provider.poll(remote, call))).toMatchObject({ code: 'provider.unavailable' });
  });

  it('never ask for what is no id', async () => {
    const { fake, provider, call } = await serveLumenfall();
    for (const id of ['..', 'a/b', '%2e%2e', '', 'x?y', 'x'.repeat(201)]) {
      const remote = { intentId: newId<IntentId>(), id };
      expect(await provider.poll(remote, call)).toEqual({ ok: true, value: { kind: 'unknown-job' } });
      expect(await provider.cancel(remote, call)).toEqual({ ok: true, value: 'too-late' });
      expect(await provider.findBill?.(remote, call)).toEqual({ ok: true, value: null });
    }
    expect(fake.calls).toEqual([]);
  });
});

describe('cancelling', () => {
  it.each(['cancelled', 'failed'] as const)('ends a video that is then called %s', async (afterCancel) => {
    const { fake, provider, call, order } = await serveLumenfall({ life: { afterCancel } });
    const remote = await order();
    expect(unwrap(await provider.cancel(remote, call))).toBe('requested');
    expect(unwrap(await provider.poll(remote, call))).toEqual({ kind: 'cancelled', charged: 'no' });
    expect(fake.ledger.charges).toMatchObject([{ outcome: 'not-billed' }]);
  });

  it('row 29: never deletes a film that is there', async () => {
    const { fake, provider, call, order } = await serveLumenfall();
    const remote = await order();
    await fake.finish(remote.id);
    expect(unwrap(await provider.cancel(remote, call))).toBe('too-late');
    expect(fake.calls.map(({ route }) => route)).not.toContain('cancel');
    expect(unwrap(await provider.poll(remote, call)).kind).toBe('completed');
  });

  it('is too late when it has ended since it was asked, and fails when nobody says', async () => {
    const { fake, provider, call, order } = await serveLumenfall({ life: { queuedPolls: 99 } });
    const remote = await order();
    for (const status of [400, 404, 409, 410]) {
      fake.script.next('cancel', refuse(status, {}));
      expect(unwrap(await provider.cancel(remote, call))).toBe('too-late');
    }
    fake.script.next('cancel', refuse(500, {}));
    expect(unwrapError(await provider.cancel(remote, call))).toMatchObject({ code: 'provider.unavailable' });
    fake.script.next('cancel', resetAfterWork);
    expect(unwrapError(await provider.cancel(remote, call))).toMatchObject({ kind: 'network' });
    fake.script.next('video', resetAfterWork);
    expect(unwrapError(await provider.cancel(remote, call))).toMatchObject({ kind: 'network' });
  });
});

describe('the history', () => {
  const lost = (intentId: IntentId, frozen: HistoryQuery['frozen']): HistoryQuery => ({
    intentId,
    frozen,
    sentAt: nowMs,
    heldIds: new Set(),
  });

  it('is read page by page around the time of the submit', async () => {
    const { fake, provider, call, order } = await serveLumenfall({ nowMs: () => nowMs });
    fake.setBalance(null);
    const { id, intentId, frozen } = await order();
    for (let count = 0; count < 100; count += 1) await order();
    const found = unwrap((await provider.findSubmitted?.(lost(intentId, frozen), call)) ?? missing());
    expect(found).toMatchObject({ adopted: { intentId, id }, candidates: [{ isExact: true }] });
    const asked = fake.calls.filter(({ route }) => route === 'history').map(({ path }) => new URL(path, fake.origin));
    expect(asked.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
      {
        limit: '100',
        created_after: '2026-11-21T11:50:00.000Z',
        created_before: '2026-11-21T12:10:00.000Z',
      },
      expect.objectContaining({ starting_after: fake.videos()[1]?.id }),
    ]);
  });

  it('that names itself as its next page ends, and one that cannot be read is an error', async () => {
    const { fake, provider, call, order } = await serveLumenfall({ nowMs: () => nowMs });
    const { intentId, frozen } = await order();
    const find = async () => (await provider.findSubmitted?.(lost(intentId, frozen), call)) ?? missing();
    fake.script.next(
      'history',
      changeObject((honest) => ({ ...honest, next_page_url: 'https://elsewhere.test/' })),
    );
    expect(unwrap(await find()).adopted).not.toBeNull();
    fake.script.next(
      'history',
      changeObject(() => ({ data: null })),
    );
    expect(unwrapError(await find())).toMatchObject({ code: 'provider.changed' });
    fake.script.next('history', refuse(500, {}));
    expect(unwrapError(await find())).toMatchObject({ code: 'provider.unavailable' });
  });

  it('tells what a video has cost once it is over', async () => {
    const { fake, provider, call, order } = await serveLumenfall();
    const remote = await order();
    expect(await provider.findBill?.(remote, call)).toEqual({ ok: true, value: null });
    await fake.finish(remote.id);
    expect(await provider.findBill?.(remote, call)).toMatchObject({
      ok: true,
      value: { charged: 'yes', amount: { amount: 182 }, basis: 'event' },
    });
    expect(await provider.findBill?.({ ...remote, id: 'video_none' }, call)).toEqual({ ok: true, value: null });
    fake.script.next('request', resetAfterWork);
    expect(await provider.findBill?.(remote, call)).toMatchObject({ ok: false, error: { kind: 'network' } });
  });

  function missing(): never {
    throw new Error('there is a history');
  }
});

describe('files', () => {
  const source = (mime: UploadSource['mime'], open: UploadSource['open'], bytes = 6): UploadSource => ({
    assetId: first,
    name: 'picture.png',
    mime,
    bytes,
    open,
  });
  const whole = async function* read(): AsyncGenerator<Uint8Array> {
    yield Buffer.from([0, 1, 2, 3]);
    yield Buffer.from([254, 255]);
  };

  it('become part of the request, without a call', async () => {
    const { fake, provider, call } = await serveLumenfall();
    const shares: number[] = [];
    const watched = { ...call, onProgress: (share: number) => void shares.push(share) };
    expect(unwrap(await provider.upload(source('image/webp', whole), bare, watched))).toEqual({
      url: 'data:image/webp;base64,AAECA/7/',
      expiresAt: null,
      isInline: true,
    });
    expect(shares).toEqual([4 / 6, 1]);
    expect(fake.calls).toEqual([]);
  });

  it('row 63: that change while they are read are not sent', async () => {
    const { provider, call } = await serveLumenfall();
    const changed = appError('invalid-input', 'asset.changed-while-reading', { params: { name: 'picture.png' } });
    const cut = source('image/png', () => {
      throw new HttpCut(changed);
    });
    expect(unwrapError(await provider.upload(cut, bare, call))).toEqual(changed);
    const broken = source('image/png', () => {
      throw new Error('a bug');
    });
    await expect(provider.upload(broken, bare, call)).rejects.toThrow('a bug');
    const aborted = { ...call, signal: AbortSignal.abort() };
    expect(unwrapError(await provider.upload(broken, bare, aborted))).toMatchObject({ kind: 'network' });
  });

  it('other than images have no place there', async () => {
    const { provider, call } = await serveLumenfall();
    await expect(provider.upload(source('video/mp4', whole), bare, call)).rejects.toThrow('only a bucket');
  });
});
