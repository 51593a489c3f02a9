import { createFalClient, type ApiError, type FalClient, type QueueStatus, type ValidationError } from '@fal-ai/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { likenessRefusal, outputRefusal, plainTextRefusal, runnerLost } from '#test/fakes/fal/endings.ts';
import { startFakeFal, type FakeFal } from '#test/fakes/fal/fake-fal.ts';
import { readMediaFacts } from '#test/fakes/provider-server/media-facts.ts';
import { sha256Of } from '#test/fakes/provider-server/received-upload.ts';
import { refuse, resetAtTheDoor } from '#test/fakes/provider-server/behaviours.ts';

const endpoint = 'bytedance/seedance-2.0/fast/text-to-video';
const hosts = new Set(['queue.fal.run', 'rest.fal.ai', 'v3.fal.media', 'api.fal.ai']);
const input = { prompt: 'A heron over a river', duration: '4', resolution: '480p', aspect_ratio: '16:9', seed: 7 };

async function fakeFal(...options: Parameters<typeof startFakeFal>): Promise<FakeFal> {
  const fal = await startFakeFal(...options);
  onTestFinished(() => fal.close());
  return fal;
}

/** fal's own client; its hosts are answered by the fake, and nothing else is reached. */
function clientOf({ origin, key }: FakeFal, credentials = key): FalClient {
  return createFalClient({
    credentials,
    retry: { maxRetries: 3, baseDelay: 1, maxDelay: 5 },
    fetch: async (resource, init) => {
      const request = new Request(resource, init);
      const url = new URL(request.url);
      if (url.origin !== origin && !hosts.has(url.hostname)) throw new Error(`leads to ${url.hostname}`);
      return await globalThis.fetch(new Request(`${origin}${url.pathname}${url.search}`, request));
    },
  });
}

async function errorOf(promise: Promise<unknown>): Promise<ApiError<unknown>> {
  return await promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error as ApiError<unknown>,
  );
}

describe("fal's own client with the fake", () => {
  it('submits, polls and gets a film of the size and length that it asked for', async () => {
    const fal = await fakeFal();
    const client = clientOf(fal);
    const updates: QueueStatus[] = [];
    const result = await client.subscribe(endpoint, {
      input,
      logs: true,
      pollInterval: 1,
      onQueueUpdate: (update) => updates.push(update),
    });

    expect(updates.map(({ status }) => status)).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']);
    const [request] = fal.requests();
    expect(updates[0]).toEqual({
      status: 'IN_QUEUE',
      request_id: request?.id,
      queue_position: 0,
      response_url: `${fal.origin}/bytedance/seedance-2.0/requests/${String(request?.id)}`,
      status_url: `${fal.origin}/bytedance/seedance-2.0/requests/${String(request?.id)}/status`,
      cancel_url: `${fal.origin}/bytedance/seedance-2.0/requests/${String(request?.id)}/cancel`,
    });
    expect(updates[2]).toMatchObject({ logs: [{ level: 'INFO' }], metrics: { inference_time: expect.any(Number) } });
    expect(result.requestId).toBe(request?.id);
    expect(result.data).toMatchObject({ video: { content_type: 'video/mp4' }, seed: 7 });

    const { video } = result.data as { video: { url: string; file_size: number } };
    const film = new Uint8Array(await (await fetch(video.url)).arrayBuffer());
    expect(film.length).toBe(video.file_size);
    expect(await readMediaFacts(film)).toMatchObject({ size: { width: 864, height: 496 } });
    expect(fal.ledger.charges).toMatchObject([
      { endpoint, outcome: 'billed', units: (864 * 496 * 4 * 24) / 1_024_000 },
    ]);
    expect(fal.calls.find(({ route }) => route === 'cdn')?.hasCredentials).toBe(false);
  });

  it('follows the status as a stream of events', async () => {
    const fal = await fakeFal({ life: { queuedPolls: 2, runningPolls: 2 } });
    const client = clientOf(fal);
    const { request_id: requestId } = await client.queue.submit(endpoint, { input });
    const words: string[] = [];
    const stream = await client.queue.streamStatus(endpoint, { requestId, logs: true });
    stream.on('data', ({ status }: QueueStatus) => words.push(status));
    await stream.done();
    expect(words).toEqual(['IN_QUEUE', 'IN_QUEUE', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED']);
  });

  it('uploads what is in the input, and names it by the address it got', async () => {
    const fal = await fakeFal({ life: { queuedPolls: 0, runningPolls: 0 } });
    const picture = Buffer.from('not a picture, but bytes all the same');
    await clientOf(fal).queue.submit('bytedance/seedance-2.0/image-to-video', {
      input: { ...input, image_url: new Blob([picture], { type: 'image/png' }) },
      storageSettings: { expiresIn: '1d' },
    });
    expect(fal.uploads).toMatchObject([
      { contentType: 'image/png', bytes: picture.length, sha256: sha256Of(picture), parts: 1 },
    ]);
    const [request] = fal.requests();
    expect(request?.input.frameUrls).toEqual([fal.uploads[0]?.url]);
    expect(request?.headers['x-fal-object-lifecycle-preference']).toBe('{"expiration_duration_seconds":86400}');
    expect(fal.calls.filter(({ route }) => route === 'put').every(({ hasCredentials }) => !hasCredentials)).toBe(true);
  });

  it('uploads a large file in parts that arrive as one', async () => {
    const fal = await fakeFal();
    const bytes = new Uint8Array(90 * 1024 * 1024 + 1).fill(7);
    bytes.set(crypto.getRandomValues(new Uint8Array(1_000)), 50_000_000);
    const file = new File([bytes], 'long.mp4', { type: 'video/mp4' });
    const url = await clientOf(fal).storage.upload(file, { lifecycle: { expiresIn: '7d' } });
    expect(fal.uploads).toEqual([
      {
        url,
        name: 'long.mp4',
        contentType: 'video/mp4',
        bytes: bytes.length,
        sha256: sha256Of(bytes),
        parts: 10,
        keepSeconds: 604_800,
      },
    ]);
  });

  it.each([
    ['an input refusal', likenessRefusal, 'partner_validation_failed'],
    ['an output refusal', outputRefusal(), 'Output video has sensitive content'],
  ])('gets %s as a validation error of the result, after COMPLETED without a word', async (_name, ending, words) => {
    const fal = await fakeFal({ life: { queuedPolls: 0, runningPolls: 0, ending } });
    const client = clientOf(fal);
    const { request_id: requestId } = await client.queue.submit(endpoint, { input });
    expect(await client.queue.status(endpoint, { requestId })).not.toHaveProperty('error');
    const error = await errorOf(client.queue.result(endpoint, { requestId }));
    expect(error).toMatchObject({ name: 'ValidationError', status: 422, requestId });
    expect((error as ValidationError).fieldErrors).toMatchObject([{ type: 'content_policy_violation' }]);
    expect(JSON.stringify(error.body)).toContain(words);
    expect(fal.ledger.charges).toMatchObject([{ outcome: 'not-billed' }]);
  });

  it('reads a refusal whose detail is a text', async () => {
    const fal = await fakeFal({ life: { queuedPolls: 0, runningPolls: 0, ending: plainTextRefusal } });
    const client = clientOf(fal);
    const { request_id: requestId } = await client.queue.submit(endpoint, { input });
    const error = await errorOf(client.queue.result(endpoint, { requestId }));
    expect((error as ValidationError).fieldErrors).toEqual([
      { loc: ['body'], msg: 'The request could not be processed', type: 'value_error' },
    ]);
  });

  it('sees a failure of the runner in the status and in the result', async () => {
    const fal = await fakeFal({ life: { queuedPolls: 0, runningPolls: 0, ending: runnerLost } });
    const client = clientOf(fal);
    const { request_id: requestId } = await client.queue.submit(endpoint, { input });
    expect(await client.queue.status(endpoint, { requestId })).toMatchObject({
      status: 'COMPLETED',
      error_type: 'runner_disconnected',
    });
    const controller = new AbortController();
    // 503 is among those that it retries for seconds; the first answer is enough here.
    const error = errorOf(client.queue.result(endpoint, { requestId, abortSignal: controller.signal }));
    controller.abort();
    expect((await error).name).toBe('AbortError');
    const answer = await fetch(`${fal.origin}/bytedance/seedance-2.0/requests/${requestId}`, {
      headers: { authorization: `Key ${fal.key}` },
    });
    expect([answer.status, answer.headers.get('x-fal-error-type')]).toEqual([503, 'runner_disconnected']);
  });

  it('gets what the schema does not take as a validation error that names the field', async () => {
    const fal = await fakeFal();
    const error = await errorOf(clientOf(fal).queue.submit(endpoint, { input: { prompt: 'x', duration: 6 } }));
    expect(error).toMatchObject({ name: 'ValidationError', status: 422 });
    expect((error as ValidationError).getFieldErrors('duration')).toMatchObject([{ type: 'literal_error', input: 6 }]);
    expect(fal.ledger.charges).toEqual([]);
  });

  it('cancels in the queue, is told when it is too late, and when nobody knows the id', async () => {
    const fal = await fakeFal();
    const client = clientOf(fal);
    const { request_id: requestId } = await client.queue.submit(endpoint, { input });
    await client.queue.cancel(endpoint, { requestId });
    expect(await client.queue.status(endpoint, { requestId })).toMatchObject({ error_type: 'client_cancelled' });
    expect(fal.ledger.charges).toMatchObject([{ outcome: 'not-billed' }]);
    expect(await errorOf(client.queue.cancel(endpoint, { requestId }))).toMatchObject({
      status: 400,
      body: { status: 'ALREADY_COMPLETED' },
    });
    expect(await errorOf(client.queue.cancel(endpoint, { requestId: crypto.randomUUID() }))).toMatchObject({
      status: 404,
      body: { status: 'NOT_FOUND' },
    });
  });

  it('is refused with a wrong key', async () => {
    const fal = await fakeFal();
    const error = await errorOf(clientOf(fal, 'wrong').queue.submit(endpoint, { input }));
    expect(error).toMatchObject({ name: 'ApiError', status: 401 });
    expect(fal.ledger.charges).toEqual([]);
  });

  it('sends a submit again after 429 and after a lost connection, and is charged for what was accepted', async () => {
    const fal = await fakeFal();
    fal.script.next('submit', refuse(429, { detail: 'slow down' }, { 'retry-after': '7' }), resetAtTheDoor);
    await clientOf(fal).queue.submit(endpoint, { input });
    expect(fal.calls.map(({ route }) => route)).toEqual(['submit', 'submit', 'submit']);
    expect(fal.ledger.charges).toHaveLength(1);
  });
});
