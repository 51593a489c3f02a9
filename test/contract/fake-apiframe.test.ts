import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeApiframe, type FakeApiframe } from '../fakes/apiframe/fake-apiframe.ts';
import { noCapacity, policyViolation } from '../fakes/apiframe/job-life.ts';
import { readMediaFacts } from '../fakes/provider-server/media-facts.ts';
import { sha256Of } from '../fakes/provider-server/received-upload.ts';
import { mediaFixture, type MediaFixture } from '../fixtures/media.ts';

async function fake(...options: Parameters<typeof startFakeApiframe>): Promise<FakeApiframe> {
  const apiframe = await startFakeApiframe(...options);
  onTestFinished(() => apiframe.close());
  return apiframe;
}

interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function call(
  { origin, key }: FakeApiframe,
  path: string,
  {
    json,
    headers = {},
    method = json === undefined ? 'GET' : 'POST',
  }: {
    readonly json?: unknown;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Told> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: {
      'user-agent': 'test',
      'x-api-key': key,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as Told['body']) : { text } };
}

const params = { duration: 4, resolution: '480p', aspect_ratio: '16:9', generate_audio: false };
const order = { model: 'seedance-2-mini', prompt: 'A heron over a river', seedanceParams: params };
const submitPath = '/v2/videos/generate';

async function submit(apiframe: FakeApiframe, change: object = {}, key?: string): Promise<string> {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  const { status, body } = await call(apiframe, submitPath, { json: { ...order, ...change }, headers });
  if (status !== 202) throw new Error(`${String(status)} ${JSON.stringify(body)}`);
  return String(body['jobId']);
}

async function upload(apiframe: FakeApiframe, fixture: MediaFixture, field = 'file'): Promise<Told> {
  const form = new FormData();
  form.append(field, new Blob([await readFile(await mediaFixture(fixture))]), fixture);
  const { origin, key } = apiframe;
  const headers = { 'x-api-key': key, 'user-agent': 'test' };
  const answer = await fetch(`${origin}/v2/uploads`, { method: 'POST', headers, body: form });
  return { status: answer.status, body: (await answer.json()) as Told['body'] };
}

describe('fake Apiframe: jobs', () => {
  it('goes through its states, charges once and gives a film of the size and length asked for', async () => {
    const apiframe = await fake();
    const id = await submit(apiframe);
    const states = [];
    for (let look = 0; look < 4; look += 1) states.push((await call(apiframe, `/v2/jobs/${id}`)).body['status']);
    expect(states).toEqual(['QUEUED', 'PROCESSING', 'COMPLETED', 'COMPLETED']);
    const { body } = await call(apiframe, `/v2/jobs/${id}`);
    const { videoUrl } = body['result'] as { videoUrl: string };
    const facts = await readMediaFacts(new Uint8Array(await (await fetch(videoUrl)).arrayBuffer()));
    expect(facts?.size).toEqual({ width: 864, height: 496 });
    expect(Math.abs((facts?.durationMs ?? 0) - 4_000)).toBeLessThan(50);
    expect(body).toMatchObject({ creditCost: 16, progress: 100, error: null });
    expect(apiframe.ledger.charges).toMatchObject([{ requestId: id, units: 16, outcome: 'billed' }]);
    expect(await call(apiframe, '/v2/me')).toMatchObject({ body: { team: { credits: 5_000 - 16 } } });
  });

  it.each<[string, object, string]>([
    ['an unknown key', { webhook_url: 'https://a.test' }, ''],
    ['a parameter outside', { duration: 4 }, ''],
    ['an unknown parameter', { seedanceParams: { ...params, size: '480p' } }, 'seedanceParams'],
    ['a length as a text', { seedanceParams: { ...params, duration: '4' } }, 'seedanceParams.duration'],
    ['a length of 16', { seedanceParams: { ...params, duration: 16 } }, 'seedanceParams.duration'],
    ['a length of 4.5', { seedanceParams: { ...params, duration: 4.5 } }, 'seedanceParams.duration'],
    ['1080p of the small model', { seedanceParams: { ...params, resolution: '1080p' } }, 'seedanceParams.resolution'],
    ['a ratio of its own', { seedanceParams: { ...params, aspect_ratio: 'auto' } }, 'seedanceParams.aspect_ratio'],
    ['sound as a text', { seedanceParams: { ...params, generate_audio: 'true' } }, 'seedanceParams.generate_audio'],
    [
      'bytes for an address',
      { seedanceParams: { ...params, start_image: 'data:image/png;base64,AA' } },
      'seedanceParams.start_image',
    ],
    [
      'ten images',
      { seedanceParams: { ...params, reference_image_urls: Array(10).fill('https://a.test/a.png') } },
      'seedanceParams.reference_image_urls',
    ],
    ['no prompt', { prompt: '' }, 'prompt'],
    ['a prompt too long', { prompt: 'x'.repeat(4_001) }, 'prompt'],
    ['a model with another hyphen', { model: 'seedance-2-0' }, 'model'],
  ])('refuses %s with 400, and takes nothing for it', async (_name, change, path) => {
    const apiframe = await fake();
    const answer = await call(apiframe, submitPath, { json: { ...order, ...change } });
    expect(answer).toMatchObject({ status: 400, body: { error: 'Validation failed' } });
    expect(Object.keys(answer.body['details'] as object)).toEqual([path]);
    expect(apiframe.ledger.charges).toEqual([]);
  });

  it('gives a failed job back in full, whatever the reason', async () => {
    const apiframe = await fake({ life: { queuedPolls: 0, runningPolls: 0 } });
    apiframe.script.lives({ ending: policyViolation }, { ending: noCapacity }, { ending: { kind: 'cancelled' } });
    const ids = [await submit(apiframe), await submit(apiframe), await submit(apiframe)];
    const seen = await Promise.all(ids.map(async (id) => (await call(apiframe, `/v2/jobs/${id}`)).body));
    expect(seen.map(({ status }) => status)).toEqual(['FAILED', 'FAILED', 'CANCELLED']);
    expect(seen[0]).toMatchObject({ error: 'Provider returned an error: content policy violation', result: null });
    expect(apiframe.ledger.charges.map(({ outcome }) => outcome)).toEqual(['not-billed', 'not-billed', 'not-billed']);
    expect(await call(apiframe, '/v2/me')).toMatchObject({ body: { team: { credits: 5_000 } } });
  });

  it('takes no job that the credits do not pay', async () => {
    const apiframe = await fake();
    apiframe.setCredits(15);
    expect(await call(apiframe, submitPath, { json: order })).toEqual({
      status: 402,
      body: { error: 'Insufficient credits', creditsRequired: 16, creditsAvailable: 15 },
    });
    expect(apiframe.ledger.charges).toEqual([]);
  });

  it('knows no job under a strange id, and has no way to cancel', async () => {
    const apiframe = await fake();
    const id = await submit(apiframe);
    expect(await call(apiframe, '/v2/jobs/17')).toMatchObject({ status: 400 });
    expect(await call(apiframe, `/v2/jobs/${crypto.randomUUID()}`)).toMatchObject({ status: 404 });
    expect(await call(apiframe, `/v2/jobs/${id}`, { method: 'DELETE' })).toMatchObject({ status: 404 });
    expect(await call(apiframe, `/v2/jobs/${id}/cancel`, { method: 'POST' })).toMatchObject({ status: 404 });
  });

  it('lists the newest first, without what they were asked for', async () => {
    const apiframe = await fake();
    const ids = [await submit(apiframe), await submit(apiframe, { model: 'seedance-2' })];
    const list = async (query: string) => await call(apiframe, `/v2/jobs${query}`);
    const { body } = await list('?limit=1');
    expect(body).toMatchObject({ hasMore: true, nextCursor: '1' });
    const rest = await list(`?limit=1&cursor=${String(body['nextCursor'])}`);
    const shown = [body, rest.body].flatMap(({ jobs }) => jobs as { id: string; input?: unknown }[]);
    expect(shown.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(shown.filter(({ input }) => input !== undefined)).toEqual([]);
    expect((await list('?model=seedance-2')).body['jobs']).toHaveLength(1);
    expect(await list('?since=1')).toMatchObject({ status: 400 });
    expect(await list('?limit=101')).toMatchObject({ status: 400 });
  });
});

describe('fake Apiframe: keys', () => {
  it('row 90: the same key with the same bytes is the same job, for a day', async () => {
    let now = 1_000_000;
    const apiframe = await fake({ nowMs: () => now });
    const first = await submit(apiframe, {}, 'key-1');
    expect(await submit(apiframe, {}, 'key-1')).toBe(first);
    expect(await submit(apiframe, {}, 'key-2')).not.toBe(first);
    expect(apiframe.ledger.charges).toHaveLength(2);
    now += 24 * 60 * 60_000;
    expect(await submit(apiframe, {}, 'key-1')).not.toBe(first);
  });

  it('row 93: the same key with other bytes is 409', async () => {
    const apiframe = await fake();
    await submit(apiframe, {}, 'key-1');
    await expect(submit(apiframe, { prompt: 'Other' }, 'key-1')).rejects.toThrow('409');
    expect(apiframe.ledger.charges).toHaveLength(1);
  });

  it('row 94: are ignored where a test says so: then it is two jobs', async () => {
    const apiframe = await fake();
    apiframe.script.ignoreKeys();
    expect(await submit(apiframe, {}, 'key-1')).not.toBe(await submit(apiframe, {}, 'key-1'));
    expect(apiframe.ledger.charges).toHaveLength(2);
  });

  it('of an account are asked for everywhere but at the list of models, which wants none', async () => {
    const apiframe = await fake();
    const stranger = { headers: { 'x-api-key': 'afk_other' } };
    for (const path of ['/v2/me', '/v2/jobs', `/v2/jobs/${crypto.randomUUID()}`]) {
      expect(await call(apiframe, path, stranger)).toMatchObject({ status: 401, body: { error: 'Invalid API key' } });
    }
    expect(await call(apiframe, '/v2/models')).toMatchObject({ status: 400 });
    expect((await fetch(`${apiframe.origin}/v2/models`, { headers: { 'user-agent': 'test' } })).status).toBe(200);
    apiframe.revoke('inactive');
    expect(await call(apiframe, '/v2/me')).toMatchObject({ status: 403, body: { error: 'API key is inactive' } });
    const nameless = await call(apiframe, '/v2/me', { headers: { 'user-agent': '' } });
    expect(nameless).toEqual({ status: 403, body: { text: 'error code: 1010' } });
  });
});

describe('fake Apiframe: files', () => {
  it('takes one file in a form, and says what it is by its first bytes', async () => {
    const apiframe = await fake();
    const kinds = [];
    for (const fixture of [
      'picture.png',
      'picture.jpg',
      'picture.webp',
      'film.mov',
      'film.webm',
      'tone.mp3',
      'tone.wav',
    ] as const) {
      const { status, body } = await upload(apiframe, fixture);
      expect([status, body['byteSize']]).toEqual([201, (await readFile(await mediaFixture(fixture))).length]);
      kinds.push(body['kind']);
    }
    expect(kinds).toEqual(['image', 'image', 'image', 'video', 'video', 'audio', 'audio']);
    const [picture] = apiframe.uploads;
    expect(picture?.sha256).toBe(sha256Of(await readFile(await mediaFixture('picture.png'))));
    expect((await fetch(picture?.url ?? '')).headers.get('content-type')).toBe('image/png');
  });

  it('refuses another field, and what is none of its types', async () => {
    const apiframe = await fake();
    expect(await upload(apiframe, 'picture.png', 'image')).toMatchObject({ status: 400 });
    expect(await call(apiframe, '/v2/uploads', { json: { file: 'x' } })).toMatchObject({ status: 400 });
    expect(await upload(apiframe, 'picture.avif')).toMatchObject({ status: 400 });
    expect(apiframe.uploads).toEqual([]);
  });

  it.each<[string, (urls: Readonly<Record<'image' | 'video' | 'audio', string>>) => object, string]>([
    [
      'frames with references',
      ({ image }) => ({ start_image: image, reference_image_urls: [image] }),
      'cannot be mixed',
    ],
    ['an end without a beginning', ({ image }) => ({ end_image: image }), 'needs a first frame'],
    ['sound alone', ({ audio }) => ({ reference_audio_urls: [audio] }), 'needs an image or a video'],
    ['a video for an image', ({ video }) => ({ reference_image_urls: [video] }), 'no image'],
    ['a file of somewhere else', () => ({ start_image: 'https://elsewhere.test/a.png' }), 'failed to download'],
  ])('lets a job with %s fail', async (_name, paramsOf, sentence) => {
    const apiframe = await fake({ life: { queuedPolls: 0, runningPolls: 0 } });
    const address = async (fixture: MediaFixture) => String((await upload(apiframe, fixture)).body['url']);
    const urls = {
      image: await address('picture.png'),
      video: await address('film.mov'),
      audio: await address('tone.wav'),
    };
    const id = await submit(apiframe, { seedanceParams: { ...params, ...paramsOf(urls) } });
    const { body } = await call(apiframe, `/v2/jobs/${id}`);
    expect(body['status']).toBe('FAILED');
    expect(body['error']).toContain(sentence);
  });

  it('throws a film away', async () => {
    const apiframe = await fake({ life: { queuedPolls: 0, runningPolls: 0 } });
    const id = await submit(apiframe, { seedanceParams: { ...params, return_last_frame: true } });
    const { body } = await call(apiframe, `/v2/jobs/${id}`);
    const { videoUrl, lastFrameUrl } = body['result'] as { videoUrl: string; lastFrameUrl: string };
    expect((await fetch(lastFrameUrl)).headers.get('content-type')).toBe('image/png');
    apiframe.expire(id);
    expect((await fetch(videoUrl)).status).toBe(404);
    expect((await call(apiframe, `/v2/jobs/${id}`)).body).toMatchObject({ expired: true, result: null });
  });
});
