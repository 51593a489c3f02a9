import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { silentContentRefusal } from '#test/fakes/eachlabs/endings.ts';
import { startFakeEachlabs, type FakeEachlabs } from '#test/fakes/eachlabs/fake-eachlabs.ts';
import { resetAfterWork, tooManyRequests } from '#test/fakes/provider-server/behaviours.ts';
import { readMediaFacts } from '#test/fakes/provider-server/media-facts.ts';
import { sha256Of } from '#test/fakes/provider-server/received-upload.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';

const prefix = 'bytedance-seedance-2-0-';
const model = `${prefix}text-to-video-fast`;
const input = {
  prompt: 'A heron',
  duration: '4',
  resolution: '480p',
  aspect_ratio: '1:1',
  generate_audio: false,
};
const atOnce = { createdPolls: 0, processingPolls: 0 };

async function fakeEachlabs(...options: Parameters<typeof startFakeEachlabs>): Promise<FakeEachlabs> {
  const fake = await startFakeEachlabs(...options);
  onTestFinished(() => fake.close());
  return fake;
}

interface Call {
  readonly method?: string;
  readonly body?: unknown;
  /** Empty: none. */
  readonly authorization?: string;
  readonly headers?: Record<string, string>;
}

async function call(
  fake: FakeEachlabs,
  path: string,
  { method = 'GET', body, authorization = `Bearer ${fake.key}`, headers = {} }: Call = {},
) {
  const answer = await fetch(`${fake.origin}/v1/${path}`, {
    method,
    headers: {
      ...(authorization === '' ? {} : { authorization }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

async function send(fake: FakeEachlabs, body: unknown = { model, version: '0.0.1', input }, more: Call = {}) {
  return await call(fake, 'prediction', { method: 'POST', body, ...more });
}

async function submit(fake: FakeEachlabs, change: Record<string, unknown> = {}, slug = model): Promise<string> {
  const { body } = await send(fake, { model: slug, version: '0.0.1', input: { ...input, ...change } });
  return (body as { predictionID: string }).predictionID;
}

async function look(fake: FakeEachlabs, id: string) {
  return (await call(fake, `prediction/${id}`)).body as {
    readonly status: string;
    readonly output: unknown;
    readonly metrics: { readonly cost?: number };
  };
}

async function announce(fake: FakeEachlabs, contentType: string, more: object = {}) {
  const body = { content_type: contentType, file_type: 'other', expires_in_seconds: 86_400, ...more };
  return (await call(fake, 'upload/presign', { method: 'POST', body })).body as {
    readonly id: string;
    readonly presigned_url: string;
    readonly public_url: string;
    readonly required_headers: Record<string, string>;
  };
}

async function upload(fake: FakeEachlabs, name: MediaFixture, contentType: string): Promise<string> {
  const { presigned_url: target, public_url: url, required_headers: headers } = await announce(fake, contentType);
  const bytes = await readFile(await mediaFixture(name));
  expect((await fetch(target, { method: 'PUT', headers, body: bytes })).status).toBe(200);
  expect(fake.uploads.at(-1)).toMatchObject({ url, sha256: sha256Of(bytes), contentType });
  return url;
}

describe('fake EachLabs: the door', () => {
  it('opens for a Bearer key alone', async () => {
    const fake = await fakeEachlabs();
    const refused = { status: 401, body: { error: 'Invalid or missing API key' } };
    expect(await call(fake, 'executions', { authorization: '' })).toMatchObject(refused);
    expect(await call(fake, 'executions', { authorization: `Key ${fake.key}` })).toMatchObject(refused);
    expect(await call(fake, 'executions', { authorization: 'Bearer other' })).toMatchObject(refused);
    const old = { authorization: '', headers: { 'x-api-key': fake.key } };
    expect(await call(fake, 'executions', old)).toMatchObject(refused);
    expect(await call(fake, 'executions')).toMatchObject({ status: 200 });
    fake.revoke(fake.key);
    expect(await call(fake, 'executions')).toMatchObject(refused);
  });

  it.each(['x-idempotency-key', 'idempotency-key', 'x-api-key'])('takes no header %s', async (name) => {
    const fake = await fakeEachlabs();
    expect(await send(fake, undefined, { headers: { [name]: 'one' } })).toMatchObject({ status: 400 });
    expect(fake.ledger.charges).toEqual([]);
    expect((await send(fake, undefined, { headers: { 'x-request-id': 'one' } })).status).toBe(200);
  });
});

describe('fake EachLabs: a submit', () => {
  it('is a success before anything has begun, and a second one is a second job', async () => {
    const fake = await fakeEachlabs();
    const first = await send(fake);
    expect(first).toMatchObject({
      status: 200,
      body: { status: 'success', predictionID: expect.stringMatching(/^[0-9a-f-]{36}$/u) as unknown },
    });
    expect(first.body).not.toHaveProperty('id');
    await send(fake);
    expect(fake.ledger.charges).toMatchObject([
      { endpoint: model, units: 4, amountNano: 451_600_000, outcome: 'open' },
      { endpoint: model, outcome: 'open' },
    ]);
  });

  const image = 'https://elsewhere.test/a.png';
  it.each<[string, unknown, number]>([
    ['an unknown key', { model, version: '0.0.1', input, priority: 1 }, 400],
    ['no model', { version: '0.0.1', input }, 400],
    ['a version that is a number', { model, version: 1, input }, 400],
    ['a model that does not exist', { model: `${prefix}mini-text-to-video`, input }, 404],
    ['no input', { model }, 400],
    ['a list', [], 400],
    ['no prompt', { model, input: {} }, 400],
    ['an unknown key of the input', { model, input: { ...input, camera_fixed: true } }, 400],
    ['a length as a number', { model, input: { ...input, duration: 6 } }, 400],
    ['a length of 16', { model, input: { ...input, duration: '16' } }, 400],
    ['1080p', { model, input: { ...input, resolution: '1080p' } }, 400],
    ['a seed as a number', { model, input: { ...input, seed: 7 } }, 400],
    ['sound as a text', { model, input: { ...input, generate_audio: 'true' } }, 400],
    ['no first frame', { model: `${prefix}image-to-video`, input }, 400],
    [
      'images where there are frames',
      { model: `${prefix}image-to-video`, input: { ...input, image_urls: [image] } },
      400,
    ],
    ['an image as data', { model: `${prefix}image-to-video`, input: { ...input, image_url: 'data:image/png,x' } }, 400],
    ['one image as a text', { model: `${prefix}reference-to-video`, input: { ...input, image_urls: image } }, 400],
    [
      'ten images',
      { model: `${prefix}reference-to-video`, input: { ...input, image_urls: Array(10).fill(image) } },
      400,
    ],
    ['sound alone', { model: `${prefix}reference-to-video`, input: { ...input, audio_urls: [image] } }, 400],
  ])('with %s is refused, and nothing is taken for it', async (_name, body, status) => {
    const fake = await fakeEachlabs();
    const refused = await send(fake, body);
    expect(refused).toMatchObject({ status, body: { error: expect.any(String) as unknown } });
    expect(fake.ledger.charges).toEqual([]);
  });

  it('that is no JSON by its type is refused', async () => {
    const fake = await fakeEachlabs();
    expect(await send(fake, undefined, { headers: { 'content-type': 'text/plain' } })).toMatchObject({ status: 400 });
  });

  it('waits for a place with little in the account, and is refused with too little', async () => {
    const fake = await fakeEachlabs();
    fake.setBalance(10);
    await submit(fake);
    await submit(fake);
    expect(await send(fake)).toMatchObject({ status: 429, body: { status: 429, error: 'too many requests' } });
    fake.setBalance(10.01);
    expect((await send(fake)).status).toBe(200);
    // What is under way counts.
    fake.setBalance(1.5);
    expect(await send(fake)).toMatchObject({ status: 402, body: { status: 402, error: 'payment required' } });
  });
});

describe('fake EachLabs: a job', () => {
  it('is created, works and ends with a film of the size, length and sound asked for, charged once', async () => {
    const fake = await fakeEachlabs({ life: { createdPolls: 1, startingPolls: 1, processingPolls: 1 } });
    const id = await submit(fake);
    const words = [];
    for (let poll = 0; poll < 4; poll += 1) words.push((await look(fake, id)).status);
    expect(words).toEqual(['created', 'starting', 'processing', 'success']);
    const { output, metrics } = await look(fake, id);
    expect(metrics.cost).toBe(0.4516);
    const film = await fetch(String(output));
    const facts = await readMediaFacts(new Uint8Array(await film.arrayBuffer()));
    expect(facts?.size).toEqual({ width: 640, height: 640 });
    expect(Math.abs((facts?.durationMs ?? 0) - 4_000)).toBeLessThan(50);
    expect(fake.ledger.charges).toMatchObject([{ requestId: id, outcome: 'billed' }]);
    fake.files.expire();
    expect((await fetch(String(output))).status).toBe(404);
  });

  it('that failed has an object where the film would be, and costs nothing', async () => {
    const fake = await fakeEachlabs({ life: { ...atOnce, failedWord: 'failed' } });
    fake.script.lives({ ending: silentContentRefusal });
    const id = await submit(fake);
    expect(await look(fake, id)).toMatchObject({
      status: 'failed',
      output: { error_code: 'PROVIDER_FAILED', success: false },
      metrics: { cost: 0 },
    });
    expect(fake.ledger.charges).toMatchObject([{ outcome: 'not-billed' }]);
  });

  it('is cancelled while it waits, and answers the same when it goes on', async () => {
    const fake = await fakeEachlabs({ life: { createdPolls: 1, processingPolls: 1 } });
    const [waiting, running] = [await submit(fake), await submit(fake)];
    await look(fake, running);
    for (const id of [waiting, running]) {
      expect((await call(fake, `prediction/${id}/cancel`, { method: 'POST' })).status).toBe(200);
    }
    expect((await look(fake, waiting)).status).toBe('cancelled');
    await look(fake, running);
    expect((await look(fake, running)).status).toBe('success');
    expect(fake.ledger.charges.map(({ outcome }) => outcome)).toEqual(['not-billed', 'billed']);
  });

  it.each([
    ['a file that is nowhere', async () => 'https://elsewhere.test/a.png', 'INPUT_DOWNLOAD_ERROR'],
    [
      'sound for a picture',
      async (fake: FakeEachlabs) => await upload(fake, 'tone.wav', 'audio/wav'),
      'PROVIDER_REJECTED',
    ],
  ])('with %s fails, unpaid', async (_name, urlOf, code) => {
    const fake = await fakeEachlabs({ life: atOnce });
    const id = await submit(fake, { image_urls: [await urlOf(fake)] }, `${prefix}reference-to-video`);
    expect(await look(fake, id)).toMatchObject({ status: 'error', output: { error_code: code } });
    expect(fake.ledger.charges).toMatchObject([{ outcome: 'not-billed' }]);
  });

  it('takes real files of every kind', async () => {
    const fake = await fakeEachlabs({ life: atOnce });
    const files = {
      image_urls: [await upload(fake, 'picture.png', 'image/png')],
      video_urls: [await upload(fake, 'five-seconds-720p.mp4', 'video/mp4')],
      audio_urls: [await upload(fake, 'tone.wav', 'audio/wav')],
    };
    const id = await submit(fake, files, `${prefix}mini-reference-to-video`);
    expect(await look(fake, id)).toMatchObject({ status: 'success' });
  });
});

describe('fake EachLabs: files', () => {
  it('takes bytes only at the signed address, with its headers and without a key', async () => {
    const fake = await fakeEachlabs();
    const { presigned_url: target, public_url: url, required_headers: headers } = await announce(fake, 'image/png');
    const put = async (to: string, sent: Record<string, string>) =>
      (await fetch(to, { method: 'PUT', headers: sent, body: 'x' })).status;
    expect(await put(target, { ...headers, authorization: `Bearer ${fake.key}` })).toBe(403);
    expect(await put(target, { 'content-type': 'image/png' })).toBe(403);
    expect(await put(target, { ...headers, 'Content-Type': 'image/jpeg' })).toBe(403);
    expect(await put(target.split('?')[0] ?? '', headers)).toBe(403);
    const stream = new Blob(['x']).stream();
    const chunked = { method: 'PUT', headers, body: stream, duplex: 'half' } as RequestInit;
    expect((await fetch(target, chunked)).status).toBe(403);
    expect(fake.uploads).toEqual([]);
    expect((await fetch(url)).status).toBe(404);
    expect(await put(target, headers)).toBe(200);
    expect((await fetch(url)).status).toBe(200);
  });

  it('deletes one that has arrived, once', async () => {
    const fake = await fakeEachlabs();
    const file = await announce(fake, 'image/png');
    const remove = async () => (await call(fake, `files/${file.id}`, { method: 'DELETE' })).status;
    expect(await remove()).toBe(409);
    await fetch(file.presigned_url, { method: 'PUT', headers: file.required_headers, body: 'x' });
    expect([await remove(), await remove()]).toEqual([204, 404]);
    expect((await fetch(file.public_url)).status).toBe(404);
  });

  it('has an extension for a type that it knows', async () => {
    const fake = await fakeEachlabs();
    expect((await announce(fake, 'video/quicktime')).public_url).toMatch(/\.mov$/u);
    expect((await announce(fake, 'application/x-film')).public_url).toMatch(/[0-9a-f]$/u);
  });

  it.each([
    { expires_in_seconds: 59 },
    { expires_in_seconds: 31_536_001 },
    { expires_in_seconds: '86400' },
    { file_type: 'film' },
    { content_type: 7 },
    { file_name: 'a.png' },
  ])('announces nothing with %j', async (more) => {
    const fake = await fakeEachlabs();
    expect(await announce(fake, 'image/png', more)).toEqual({ error: expect.any(String) as unknown });
  });
});

describe('fake EachLabs: the history', () => {
  it('lists jobs without their inputs, newest first, page by page', async () => {
    const fake = await fakeEachlabs();
    const ids = [await submit(fake), await submit(fake)];
    fake.script.lives({ isInHistory: false });
    await submit(fake);
    const { body } = await call(fake, 'executions?limit=1&offset=1');
    expect(body).toMatchObject({ executions: [{ id: ids[0], model }], total_count: 2, offset: 1, limit: 1 });
    expect(JSON.stringify(body)).not.toContain('heron');
    const later = new Date(Date.now() + 60_000).toISOString();
    expect((await call(fake, `executions?from=${later}`)).body).toMatchObject({ executions: [] });
    expect((await call(fake, 'executions?model=other')).body).toMatchObject({ executions: [] });
  });

  it('filters by what a failure was, which no answer says', async () => {
    const fake = await fakeEachlabs({ life: atOnce });
    fake.script.lives({ ending: silentContentRefusal }, {});
    const [refused] = [await submit(fake), await submit(fake)];
    const { body } = await call(fake, 'executions?error_classification=content_moderation');
    expect(body).toMatchObject({ executions: [{ id: refused, status: 'error', execution_cost: 0 }], total_count: 1 });
    expect(JSON.stringify(body)).not.toContain('moderation');
    expect((await call(fake, 'executions?status=success')).body).toMatchObject({ total_count: 1 });
  });

  it.each(['limit=0', 'limit=101', 'status=processing', 'error_classification=nsfw', 'page=2', 'from=yesterday'])(
    'refuses %s',
    async (query) => {
      expect((await call(await fakeEachlabs(), `executions?${query}`)).status).toBe(400);
    },
  );
});

describe('fake EachLabs: its models', () => {
  it('are public, with their schemas', async () => {
    const fake = await fakeEachlabs();
    const { body } = await call(fake, 'models?name=seedance&limit=500&offset=0', { authorization: '' });
    expect(body).toHaveLength(7);
    expect((await call(fake, 'models?name=kling', { authorization: '' })).body).toEqual([]);
    expect(await call(fake, `model?slug=${model}`, { authorization: '' })).toMatchObject({
      status: 200,
      body: { slug: model, version: '0.0.1', request_schema: { properties: { seed: { type: 'string' } } } },
    });
    expect((await call(fake, 'model?slug=none', { authorization: '' })).status).toBe(404);
    expect((await call(fake, 'models?limit=501', { authorization: '' })).status).toBe(400);
  });
});

describe('fake EachLabs: told to misbehave', () => {
  it('accepts although the answer is lost, and turns away at the door', async () => {
    const fake = await fakeEachlabs();
    fake.script.next('submit', resetAfterWork, tooManyRequests('3'));
    await expect(send(fake)).rejects.toThrow('fetch failed');
    expect(fake.ledger.charges).toHaveLength(1);
    expect((await send(fake)).headers.get('retry-after')).toBe('3');
    expect(fake.ledger.charges).toHaveLength(1);
    await fake.stop();
    await expect(send(fake)).rejects.toThrow('fetch failed');
    await fake.start();
    expect((await send(fake)).status).toBe(200);
  });
});
