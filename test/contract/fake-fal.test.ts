import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { purgedResult } from '#test/fakes/fal/endings.ts';
import { startFakeFal, type FakeFal } from '#test/fakes/fal/fake-fal.ts';
import {
  answerAfterWork,
  changeObject,
  deliverBadly,
  echoKey,
  gatewayAfterWork,
  portalPage,
  resetAfterWork,
  resetAtTheDoor,
  swellAfterWork,
  tooManyRequests,
  truncateAfterWork,
} from '#test/fakes/provider-server/behaviours.ts';
import { readMediaFacts } from '#test/fakes/provider-server/media-facts.ts';
import { sha256Of } from '#test/fakes/provider-server/received-upload.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';

const app = 'bytedance/seedance-2.0';
const input = { prompt: 'A heron', duration: '4', resolution: '480p', aspect_ratio: '1:1', generate_audio: false };
const atOnce = { queuedPolls: 0, runningPolls: 0 };

async function fakeFal(...options: Parameters<typeof startFakeFal>): Promise<FakeFal> {
  const fal = await startFakeFal(...options);
  onTestFinished(() => fal.close());
  return fal;
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

async function call(fal: FakeFal, path: string, { method = 'GET', body, key = fal.key, headers = {} }: Call = {}) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const answer = await fetch(`${fal.origin}/${path}`, {
    ...init,
    headers: { authorization: `Key ${key}`, ...headers },
  });
  const text = await answer.text();
  const read: Answered = { status: answer.status, headers: answer.headers, body: text };
  try {
    return { ...read, body: JSON.parse(text) as unknown };
  } catch {
    return read;
  }
}

async function submit(fal: FakeFal, model = 'text-to-video', body: unknown = input): Promise<string> {
  const { body: answer } = await call(fal, `${app}/${model}`, { method: 'POST', body });
  return (answer as { request_id: string }).request_id;
}

async function upload(fal: FakeFal, name: MediaFixture, contentType: string): Promise<string> {
  const { body } = await call(fal, 'storage/upload/initiate?storage_type=fal-cdn-v3', {
    method: 'POST',
    body: { content_type: contentType, file_name: name },
  });
  const { upload_url: target, file_url: url } = body as { upload_url: string; file_url: string };
  const bytes = await readFile(await mediaFixture(name));
  const put = await fetch(target, { method: 'PUT', headers: { 'content-type': contentType }, body: bytes });
  expect(put.status).toBe(200);
  expect(fal.uploads.at(-1)).toMatchObject({ url, sha256: sha256Of(bytes) });
  return url;
}

async function filmOf(fal: FakeFal, id: string): Promise<string> {
  await call(fal, `${app}/requests/${id}/status`);
  const { body } = await call(fal, `${app}/requests/${id}`);
  return (body as { video: { url: string } }).video.url;
}

describe('fake fal.ai: the queue', () => {
  it('is found under the app, under the whole endpoint and with /response', async () => {
    const fal = await fakeFal({ life: atOnce });
    const id = await submit(fal);
    for (const path of [
      `${app}/requests/${id}`,
      `${app}/text-to-video/requests/${id}`,
      `${app}/requests/${id}/response`,
    ]) {
      expect(await call(fal, path)).toMatchObject({ status: 200, body: { video: { content_type: 'video/mp4' } } });
    }
  });

  it('says 202 until it has ended, then 200; and no result before', async () => {
    const fal = await fakeFal();
    const id = await submit(fal);
    expect(await call(fal, `${app}/requests/${id}`)).toMatchObject({ status: 400 });
    const statuses = [];
    for (let poll = 0; poll < 4; poll += 1) statuses.push((await call(fal, `${app}/requests/${id}/status`)).status);
    expect(statuses).toEqual([202, 202, 200, 200]);
  });

  it('knows a key by its answer for a job that nobody has', async () => {
    const fal = await fakeFal();
    const path = `${app}/requests/${crypto.randomUUID()}/status`;
    expect(await call(fal, path)).toMatchObject({ status: 404, body: { status: 'NOT_FOUND' } });
    expect(await call(fal, path, { key: 'other' })).toMatchObject({ status: 401 });
    fal.revoke(fal.key);
    expect(await call(fal, path)).toMatchObject({ status: 401 });
  });

  it('tells units in the result, charges once however often it is asked, and takes them from the balance', async () => {
    const fal = await fakeFal({ life: atOnce });
    const id = await submit(fal, 'text-to-video', {
      ...input,
      resolution: '720p',
      aspect_ratio: '16:9',
      duration: '5',
    });
    await Promise.all([1, 2, 3].map(() => call(fal, `${app}/requests/${id}/status`)));
    const { headers } = await call(fal, `${app}/requests/${id}`);
    expect(headers.get('x-fal-billable-units')).toBe('108');
    expect(fal.ledger.charges).toMatchObject([
      { requestId: id, units: 108, amountNano: 1_512_000_000, outcome: 'billed' },
    ]);
    const { body } = await call(fal, 'v1/account/billing?expand=credits', { key: fal.adminKey });
    expect(body).toMatchObject({ credits: { current_balance: 25 - 1.512, currency: 'USD' } });
    expect(await call(fal, 'v1/account/billing?expand=credits')).toMatchObject({ status: 403 });
  });

  it('makes a film for each request: the size, length and sound asked for, and bytes of its own', async () => {
    const fal = await fakeFal({ life: atOnce });
    const films = [];
    for (const hasSound of [true, false, false]) {
      const url = await filmOf(fal, await submit(fal, 'text-to-video', { ...input, generate_audio: hasSound }));
      films.push(new Uint8Array(await (await fetch(url)).arrayBuffer()));
    }
    const facts = await Promise.all(films.map(readMediaFacts));
    for (const { size, durationMs } of facts.filter((fact) => fact !== null)) {
      expect(size).toEqual({ width: 640, height: 640 });
      expect(Math.abs(durationMs - 4_000)).toBeLessThan(50);
    }
    expect(facts).not.toContain(null);
    const isAudible = films.map((film) => Buffer.from(film).includes('mp4a'));
    expect(isAudible).toEqual([true, false, false]);
    expect(new Set(films.map(sha256Of)).size).toBe(3);
  });

  it.each([
    ['a length as a number', 'text-to-video', { prompt: 'x', duration: 6 }, 'duration', 'literal_error'],
    ['a length of 16', 'text-to-video', { prompt: 'x', duration: '16' }, 'duration', 'literal_error'],
    ['1080p', 'text-to-video', { prompt: 'x', resolution: '1080p' }, 'resolution', 'literal_error'],
    ['a ratio of 2:1', 'text-to-video', { prompt: 'x', aspect_ratio: '2:1' }, 'aspect_ratio', 'literal_error'],
    ['no prompt', 'text-to-video', {}, 'prompt', 'missing'],
    ['no first frame', 'image-to-video', { prompt: 'x' }, 'image_url', 'missing'],
    ['sound as a text', 'text-to-video', { prompt: 'x', generate_audio: 'yes' }, 'generate_audio', 'bool_type'],
    ['a broken seed', 'text-to-video', { prompt: 'x', seed: 1.5 }, 'seed', 'int_type'],
    [
      'ten images',
      'reference-to-video',
      { prompt: 'x', image_urls: Array(10).fill('u') },
      'image_urls',
      'sequence_too_long',
    ],
    ['sound alone', 'reference-to-video', { prompt: 'x', audio_urls: ['u'] }, 'audio_urls', 'value_error'],
  ])('refuses %s with 422, and takes nothing for it', async (_name, model, body, field, type) => {
    const fal = await fakeFal();
    const answer = await call(fal, `${app}/${model}`, { method: 'POST', body });
    expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc: ['body', field], type }] } });
    expect(fal.ledger.charges).toEqual([]);
  });

  it('goes on after its listener was away', async () => {
    const fal = await fakeFal();
    const id = await submit(fal);
    await fal.stop();
    await expect(call(fal, `${app}/requests/${id}/status`)).rejects.toThrow('fetch failed');
    await fal.start();
    expect(await call(fal, `${app}/requests/${id}/status`)).toMatchObject({ body: { status: 'IN_QUEUE' } });
  });

  it('ends a running job only where a test says so, and charges for one that goes on', async () => {
    const fal = await fakeFal({ life: { queuedPolls: 0, runningPolls: 1 } });
    const ids = [await submit(fal), await submit(fal)];
    fal.script.change(ids[1] ?? '', { stopsWhenRunning: true });
    for (const id of ids) {
      expect(await call(fal, `${app}/requests/${id}/cancel`, { method: 'PUT' })).toMatchObject({
        status: 202,
        body: { status: 'CANCELLATION_REQUESTED' },
      });
      await call(fal, `${app}/requests/${id}/status`);
      await call(fal, `${app}/requests/${id}/status`);
    }
    expect(fal.ledger.charges.map(({ outcome }) => outcome)).toEqual(['billed', 'not-billed']);
  });
});

describe('fake fal.ai: files', () => {
  it('counts the seconds of input videos, at a lower rate', async () => {
    const fal = await fakeFal({ life: atOnce });
    const url = await upload(fal, 'five-seconds-720p.mp4', 'video/mp4');
    const id = await submit(fal, 'fast/reference-to-video', { ...input, video_urls: [url] });
    const [request] = fal.requests();
    expect(request?.unitNano).toBe(6_720_000);
    const seconds = (fal.ledger.find(id)?.units ?? 0) / ((640 * 640 * 24) / 1_024_000);
    expect(Math.abs(seconds - 9)).toBeLessThan(0.05);
  });

  it('looks at files when the job runs: what does not fit is refused in the place of the result, unpaid', async () => {
    const fal = await fakeFal({ life: atOnce });
    const [sound, film] = [await upload(fal, 'tone.m4a', 'audio/mp4'), await upload(fal, 'faststart.mp4', 'video/mp4')];
    const id = await submit(fal, 'reference-to-video', {
      ...input,
      image_urls: [sound, 'https://elsewhere.test/a.png'],
      video_urls: [film],
    });
    expect(await call(fal, `${app}/requests/${id}/status`)).toMatchObject({
      status: 200,
      body: { status: 'COMPLETED' },
    });
    const { status, body } = await call(fal, `${app}/requests/${id}`);
    const { detail } = body as { detail: { loc: unknown[]; type: string }[] };
    expect(status).toBe(422);
    expect(detail.map(({ loc, type }) => [loc.slice(1).join('.'), type])).toEqual([
      ['image_urls.1', 'file_download_error'],
      ['image_urls.0', 'unsupported_image_format'],
      ['video_urls.0', 'image_too_small'],
    ]);
    expect(fal.ledger.charges).toMatchObject([{ outcome: 'not-billed' }]);
  });

  it('takes bytes only at the signed address, without a key', async () => {
    const fal = await fakeFal();
    const { body } = await call(fal, 'storage/upload/initiate?storage_type=fal-cdn-v3', {
      method: 'POST',
      body: { content_type: 'image/png', file_name: 'a.png' },
    });
    const { pathname } = new URL((body as { upload_url: string }).upload_url);
    const target = `${pathname.slice(1)}?signature=${pathname.split('/').at(-1) ?? ''}`;
    expect((await call(fal, target, { method: 'PUT', body: 1 })).status).toBe(400);
    expect((await fetch(`${fal.origin}${pathname}`, { method: 'PUT', body: 'x' })).status).toBe(400);
    expect(fal.uploads).toEqual([]);
    expect((await call(fal, 'storage/upload/initiate?storage_type=gcs', { method: 'POST', body: {} })).status).toBe(
      400,
    );
  });

  it('gives films in ranges under a strong ETag, until they expire', async () => {
    const fal = await fakeFal({ life: { ...atOnce, renewsAddress: true } });
    const id = await submit(fal);
    const url = await filmOf(fal, id);
    const head = await fetch(url, { method: 'HEAD' });
    const length = Number(head.headers.get('content-length'));
    const etag = head.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/u);
    const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(whole.length).toBe(length);

    const ranged = async (range: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(url, { headers: { range, ...headers } });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, content: answer.headers.get('content-range'), bytes };
    };
    const rest = await ranged('bytes=1000-', { 'if-range': etag });
    expect([rest.status, rest.content]).toEqual([206, `bytes 1000-${String(length - 1)}/${String(length)}`]);
    expect(rest.bytes.equals(whole.subarray(1_000))).toBe(true);
    expect((await ranged('bytes=-5')).bytes.equals(whole.subarray(-5))).toBe(true);
    expect(await ranged('bytes=1000-', { 'if-range': '"other"' })).toMatchObject({ status: 200 });
    expect(await ranged(`bytes=${String(length)}-`)).toMatchObject({
      status: 416,
      content: `bytes */${String(length)}`,
    });

    fal.files.expire();
    expect((await fetch(url)).status).toBe(404);
    const fresh = await filmOf(fal, id);
    expect(fresh).not.toBe(url);
    expect((await fetch(fresh)).status).toBe(200);
  });
});

describe('fake fal.ai: history and bills', () => {
  it('shows what was accepted, with payloads on request, page by page, newest first', async () => {
    const fal = await fakeFal();
    const ids = [
      await submit(fal),
      await submit(fal),
      await submit(fal, 'image-to-video', { prompt: 'x', image_url: 'u' }),
    ];
    fal.script.change(ids[0] ?? '', { queuedPolls: Infinity });
    const path = `v1/models/requests/by-endpoint?endpoint_id=${app}/text-to-video&limit=1`;
    const first = (await call(fal, `${path}&expand=payloads`)).body as Record<string, unknown>;
    expect(first).toMatchObject({
      has_more: true,
      items: [{ request_id: ids[1], json_input: input, status_code: 200 }],
    });
    const second = (await call(fal, `${path}&cursor=${String(first['next_cursor'])}`)).body;
    expect(second).toMatchObject({
      has_more: false,
      next_cursor: null,
      items: [{ request_id: ids[0], ended_at: null }],
    });
    expect(JSON.stringify(second)).not.toContain('json_input');
  });

  it('bills what was charged, to a key that may know it', async () => {
    const fal = await fakeFal({ life: atOnce });
    fal.script.lives({}, { ending: purgedResult }, { isInBilling: false });
    const ids = [await submit(fal), await submit(fal), await submit(fal)];
    for (const id of ids) await fal.finish(id);
    const path = `v1/models/billing-events?endpoint_id=${app}/text-to-video`;
    expect((await call(fal, path)).status).toBe(403);
    expect((await call(fal, path, { key: 'other' })).status).toBe(401);
    const units = (640 * 640 * 4 * 24) / 1_024_000;
    expect((await call(fal, path, { key: fal.adminKey })).body).toMatchObject({
      billing_events: [
        { request_id: ids[0], output_units: units, unit_price: 0.014, cost_estimate_nano_usd: units * 14_000_000 },
      ],
    });
    const { body } = await call(fal, `v1/models/pricing?endpoint_id=${app}/text-to-video,unknown/model`);
    expect(body).toMatchObject({ prices: [{ unit_price: 0.014, currency: 'USD' }], has_more: false });
  });
});

describe('fake fal.ai: told to misbehave', () => {
  const send = (fal: FakeFal) => call(fal, `${app}/text-to-video`, { method: 'POST', body: input });

  it('accepts although the answer is lost, wrong, cut or another', async () => {
    const fal = await fakeFal();
    fal.script.next(
      'submit',
      resetAfterWork,
      gatewayAfterWork(502),
      truncateAfterWork,
      changeObject(({ request_id: _id, ...rest }) => rest),
      changeObject((honest) => ({ ...honest, request_id: 17 })),
      answerAfterWork(200, 'null'),
      swellAfterWork(1_000_000),
      deliverBadly({ kind: 'cut', afterBytes: 20 }),
    );
    await expect(send(fal)).rejects.toThrow('fetch failed');
    expect(await send(fal)).toMatchObject({ status: 502, body: expect.stringContaining('<html>') });
    expect(await send(fal)).toMatchObject({ status: 200, body: expect.stringMatching(/^\{"status":"IN_QUEUE"/u) });
    expect((await send(fal)).body).not.toHaveProperty('request_id');
    expect((await send(fal)).body).toMatchObject({ request_id: 17 });
    expect((await send(fal)).body).toBeNull();
    expect((await send(fal)).headers.get('content-length')).toBe('1000000');
    await expect(send(fal)).rejects.toThrow('terminated');
    expect(fal.ledger.charges).toHaveLength(8);
    expect((await send(fal)).body).toMatchObject({ status: 'IN_QUEUE' });
  });

  it('turns away at the door, and charges nothing', async () => {
    const fal = await fakeFal();
    fal.script.next('submit', tooManyRequests('-5'), tooManyRequests(null), portalPage, echoKey(400), resetAtTheDoor);
    const first = await send(fal);
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '-5']);
    expect((await send(fal)).headers.get('retry-after')).toBeNull();
    expect(await send(fal)).toMatchObject({ status: 200, body: expect.stringContaining('Hotel') });
    expect(JSON.stringify((await send(fal)).body)).toContain(fal.key);
    await expect(send(fal)).rejects.toThrow('fetch failed');
    expect(fal.ledger.charges).toEqual([]);
  });

  it('drips and stalls', async () => {
    const fal = await fakeFal();
    fal.script.always('submit', deliverBadly({ kind: 'drip', bytes: 100, everyMs: 1 }));
    expect((await send(fal)).body).toMatchObject({ status: 'IN_QUEUE' });
    fal.script.always('submit', deliverBadly({ kind: 'stall', afterBytes: 10 }));
    const controller = new AbortController();
    const answer = await fetch(`${fal.origin}/${app}/text-to-video`, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { authorization: `Key ${fal.key}` },
      signal: controller.signal,
    });
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.value).toHaveLength(10);
    const next = reader?.read();
    controller.abort();
    await expect(next).rejects.toThrow('abort');
    fal.script.honest();
    expect((await send(fal)).status).toBe(200);
  });
});
