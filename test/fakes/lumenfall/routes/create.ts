import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import { fetchFiles, type InputFiles } from '../input-files.ts';
import { errorAnswer, invalid } from '../lumenfall-error.ts';
import { costOf, ratePerSecond, type LumenfallVideo } from '../lumenfall-video.ts';
import type { LumenfallWorld } from '../lumenfall-world.ts';
import { readFields, type Fields } from '../read-fields.ts';
import { InvalidInput, readInput, type VideoInput } from '../video-input.ts';
import { videoObject } from '../video-object.ts';

interface ReadRequest {
  readonly body: Fields;
  readonly input: VideoInput;
}

async function read(exchange: Exchange): Promise<ReadRequest | Answer> {
  const body = await readFields(exchange);
  if (body === null) return invalid('The body has to be JSON or a form');
  try {
    return { body, input: readInput(body) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.isModelUnknown ? errorAnswer(404, 'MODEL_NOT_FOUND', error.message) : invalid(error.message);
  }
}

/** Takes a job: from here on it is charged. The same key is the same video, which is answered with 200. */
export async function create(world: LumenfallWorld, exchange: Exchange): Promise<Answer> {
  const request = await read(exchange);
  if (!('input' in request)) return request;
  const { idempotencyKey } = request.input;
  const known = world.videos.get(world.byIdempotencyKey.get(idempotencyKey ?? '') ?? '');
  if (idempotencyKey !== null && known !== undefined) return jsonAnswer(200, videoObject(world, known));
  const files = await fetchFiles(request.input);
  const costMicros = costOf(request.input, files.videoMs);
  const missing = shortOf(world, costMicros);
  if (missing !== null) return missing;
  const video = accept(world, exchange, { ...request, files, costMicros });
  return jsonAnswer(202, videoObject(world, video));
}

function shortOf({ balance }: LumenfallWorld, costMicros: number): Answer | null {
  if (balance === null || balance >= costMicros / 1e6) return null;
  const amounts = `$${(costMicros / 1e6).toFixed(2)} required, $${balance.toFixed(2)} available`;
  return errorAnswer(402, 'INSUFFICIENT_BALANCE', `Insufficient balance: ${amounts}`);
}

function accept(
  world: LumenfallWorld,
  exchange: Exchange,
  { body, input, files, costMicros }: ReadRequest & { readonly files: InputFiles; readonly costMicros: number },
): LumenfallVideo {
  const life = { ...world.life, ...world.nextLives.shift() };
  const ending = { kind: 'failed', code: 'UPSTREAM_ERROR', message: files.problem ?? '', cost: 0 } as const;
  const video: LumenfallVideo = {
    id: `video_${crypto.randomUUID().replaceAll('-', '')}`,
    input,
    body,
    acceptedAt: world.nowMs(),
    costMicros,
    life: files.problem === null ? life : { ...life, ending },
    polls: 0,
    endedAt: null,
    isCancelled: false,
    filmPath: null,
  };
  world.videos.set(video.id, video);
  if (input.idempotencyKey !== null) world.byIdempotencyKey.set(input.idempotencyKey, video.id);
  world.received.push(...files.received);
  const charge = { requestId: video.id, endpoint: input.model, at: video.acceptedAt, units: input.seconds };
  world.ledger.accept({ ...charge, amountNano: costMicros * 1_000 }, exchange.body);
  return video;
}

/** What a request would cost: read like an order, without looking at its files. */
export async function estimate(world: LumenfallWorld, exchange: Exchange): Promise<Answer> {
  if (world.ignoresDryRun) return await create(world, exchange);
  const request = await read(exchange);
  if (!('input' in request)) return request;
  const { input } = request;
  const total = costOf(input, 0);
  return jsonAnswer(200, {
    estimated: true,
    model: input.model,
    provider: 'fal',
    total_cost_micros: total,
    currency: 'USD',
    components: [
      {
        type: 'output',
        metric: 'second',
        quantity: input.seconds,
        billable_quantity: input.seconds,
        unit_price: ratePerSecond[input.mode] / 1e6,
        total_cost: total,
      },
    ],
  });
}
