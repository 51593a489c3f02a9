import { readFile } from 'node:fs/promises';
import OpenAI, { APIError, toFile } from 'openai';
import type { VideoCreateParams } from 'openai/resources/videos';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeLumenfall, type FakeLumenfall } from '#test/fakes/lumenfall/fake-lumenfall.ts';
import { contentRefusal } from '#test/fakes/lumenfall/video-life.ts';
import { resetAfterWork, tooManyRequests } from '#test/fakes/provider-server/behaviours.ts';
import { readMediaFacts } from '#test/fakes/provider-server/media-facts.ts';
import { sha256Of } from '#test/fakes/provider-server/received-upload.ts';
import { mediaFixture } from '#test/fixtures/media.ts';

async function fakeLumenfall(...options: Parameters<typeof startFakeLumenfall>): Promise<FakeLumenfall> {
  const fake = await startFakeLumenfall(...options);
  onTestFinished(() => fake.close());
  return fake;
}

/** The client that Lumenfall's documentation names, at the address that it names. */
function clientOf({ origin, key }: FakeLumenfall, change: ConstructorParameters<typeof OpenAI>[0] = {}): OpenAI {
  return new OpenAI({ apiKey: key, baseURL: `${origin}/openai/v1`, maxRetries: 0, ...change });
}

/** The client knows the words of another model; what it does not know, it passes on. */
const order = (change: Readonly<Record<string, unknown>> = {}): VideoCreateParams => ({
  model: 'seedance-2.0',
  prompt: 'A heron',
  seconds: '4',
  size: '1280x720',
  ...change,
});

async function errorOf(promise: Promise<unknown>): Promise<InstanceType<typeof APIError>> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof APIError)) throw error as Error;
  return error;
}

describe("OpenAI's own client with the fake", () => {
  it('orders with a form, polls, and finds the film at the address that only Lumenfall has', async () => {
    const fake = await fakeLumenfall();
    const { videos } = clientOf(fake);
    const video = await videos.create(order());
    expect(video).toMatchObject({ object: 'video', status: 'queued', model: 'seedance-2.0', seconds: '4' });
    const words = [video.status];
    for (;;) {
      const { status } = await videos.retrieve(video.id);
      words.push(status);
      if (status === 'completed' || status === 'failed') break;
    }
    expect(words).toEqual(['queued', 'queued', 'in_progress', 'completed']);

    const done = (await videos.retrieve(video.id)) as unknown as {
      readonly output: { readonly url: string; readonly size_bytes: number };
      readonly expires_at: number;
      readonly completed_at: number;
      readonly metadata: { readonly cost: number };
    };
    expect(done.expires_at - done.completed_at).toBe(3_600);
    expect(done.metadata.cost).toBeCloseTo(4 * 0.303, 9);
    const film = new Uint8Array(await (await fetch(done.output.url)).arrayBuffer());
    expect(film.length).toBe(done.output.size_bytes);
    expect(await readMediaFacts(film)).toMatchObject({ size: { width: 1_280, height: 720 } });
    expect(fake.ledger.charges).toMatchObject([{ requestId: video.id, outcome: 'billed', amountNano: 1_212_000_000 }]);
  });

  it('sends a start frame as a file of the form, whole', async () => {
    const fake = await fakeLumenfall();
    const picture = await readFile(await mediaFixture('picture.png'));
    const file = await toFile(picture, 'start.png', { type: 'image/png' });
    await clientOf(fake).videos.create(order({ input_reference: file, generate_audio: false }));
    expect(fake.received).toMatchObject([{ contentType: 'image/png', sha256: sha256Of(picture) }]);
    expect(fake.videos()[0]?.input).toMatchObject({ mode: 'image', ratio: '16:9', hasSound: false, seconds: 4 });
  });

  it('names a reference by its address, as an object of the form', async () => {
    const fake = await fakeLumenfall();
    const url = `${fake.origin}/bucket/start.jpg`;
    const picture = await readFile(await mediaFixture('picture.jpg'));
    fake.files.put('/bucket/start.jpg', { bytes: picture, contentType: 'image/jpeg' });
    await clientOf(fake).videos.create(order({ model: 'fal/seedance-2.0-i2v', input_reference: { image_url: url } }));
    expect(fake.received).toMatchObject([{ url, sha256: sha256Of(picture) }]);
  });

  it('repeats an order whose answer was lost, and with a key it is one video and one charge', async () => {
    const fake = await fakeLumenfall();
    fake.script.next('submit', resetAfterWork, tooManyRequests('0'));
    const { videos } = clientOf(fake, { maxRetries: 3 });
    const video = await videos.create(order({ idempotency_key: 'intent-1', user: 'intent-1' }));
    expect(fake.calls.map(({ route }) => route)).toEqual(['submit', 'submit', 'submit']);
    expect(fake.ledger.charges.map(({ requestId }) => requestId)).toEqual([video.id]);
    fake.script.next('submit', resetAfterWork);
    await videos.create(order());
    expect(fake.ledger.charges).toHaveLength(3);
  });

  it('is told why a video has failed with 200, and what was refused at once with 4xx', async () => {
    const fake = await fakeLumenfall({ life: { queuedPolls: 0, runningPolls: 0, ending: contentRefusal } });
    const { videos } = clientOf(fake);
    const { id } = await videos.create(order());
    expect(await videos.retrieve(id)).toMatchObject({
      status: 'failed',
      error: { code: 'CONTENT_POLICY_VIOLATION' },
      output: null,
    });
    const refused: readonly [() => Promise<unknown>, number, string][] = [
      [() => videos.create(order({ seconds: '99' })), 400, 'INVALID_REQUEST'],
      [() => videos.create(order({ secondz: '4' })), 400, 'INVALID_REQUEST'],
      [() => videos.create(order({ model: 'seedance-9' })), 404, 'MODEL_NOT_FOUND'],
      [() => videos.retrieve('video_none'), 404, 'NOT_FOUND'],
      [() => videos.downloadContent(id), 404, 'NOT_FOUND'],
      [() => clientOf(fake, { apiKey: 'lmnfl_x.y' }).videos.create(order()), 401, 'AUTHENTICATION_FAILED'],
    ];
    for (const [call, status, code] of refused) expect(await errorOf(call())).toMatchObject({ status, code });
    fake.setBalance(0.5);
    const poor = await errorOf(videos.create(order()));
    expect(poor).toMatchObject({ status: 402, code: 'INSUFFICIENT_BALANCE' });
    expect(poor.message).toContain('$1.21 required, $0.50 available');
    expect(fake.ledger.charges).toHaveLength(1);
  });

  it('cancels what is under way, and deletes what is done', async () => {
    const fake = await fakeLumenfall();
    const { videos } = clientOf(fake);
    const first = await videos.create(order());
    await videos.delete(first.id);
    expect((await videos.retrieve(first.id)).status).toBe('cancelled');
    const second = await videos.create(order());
    await fake.finish(second.id);
    expect(await videos.delete(second.id)).toEqual({ id: second.id, object: 'video.deleted', deleted: true });
    expect(await errorOf(videos.retrieve(second.id))).toMatchObject({ status: 404 });
    expect(fake.ledger.charges.map(({ outcome }) => outcome)).toEqual(['not-billed', 'billed']);
  });

  it('reaches the older address too, where nothing is known of dry runs', async () => {
    const fake = await fakeLumenfall();
    const client = clientOf(fake);
    const ask = async (base: OpenAI): Promise<unknown> =>
      await base.post('/videos', { body: order(), query: { dryRun: 'true' } });
    expect(await ask(client)).toMatchObject({ estimated: true, total_cost_micros: 1_212_000, currency: 'USD' });
    expect(fake.ledger.charges).toEqual([]);
    const older = clientOf(fake, { baseURL: `${fake.origin}/v1` });
    expect(await ask(older)).toMatchObject({ object: 'video', status: 'queued' });
    expect(fake.ledger.charges).toHaveLength(1);
    fake.script.closePlainPath();
    expect(await errorOf(older.videos.create(order()))).toMatchObject({ status: 404 });
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['seedance-2.0']);
  });
});
