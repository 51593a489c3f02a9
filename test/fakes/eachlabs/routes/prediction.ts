import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import type { Exchange } from '../../provider-server/exchange.ts';
import type { EachlabsWorld } from '../eachlabs-world.ts';
import { finish } from '../finish.ts';
import { isBilled, phaseOf, statusOf, type FakePrediction } from '../prediction.ts';
import { refusal, refuseStranger } from './door.ts';

const notFound = refusal(404, 'Prediction not found');

/** Each look is a step in the life of the job. */
export async function prediction(world: EachlabsWorld, exchange: Exchange, id: string): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const job = world.predictions.get(id);
  if (job === undefined) return notFound;
  const status = statusOf(job);
  const isOver = phaseOf(job) === 'ended';
  job.polls += 1;
  if (isOver) await finish(world, job);
  const base = `${world.origin()}/v1/prediction/${id}`;
  return jsonAnswer(200, {
    id,
    input: job.input,
    status,
    output: isOver ? await outputOf(world, job) : null,
    logs: null,
    metrics: { predict_time: isOver ? 12.5 : 0, ...(isOver ? costOf(job) : {}) },
    urls: { get: base, cancel: `${base}/cancel` },
  });
}

/** One that waits never runs; one that runs goes on, as a rule. Both are answered the same. */
export async function cancel(world: EachlabsWorld, exchange: Exchange, id: string): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const job = world.predictions.get(id);
  if (job === undefined) return notFound;
  const phase = phaseOf(job);
  job.cancels += 1;
  if (phase === 'created' || (phase !== 'ended' && job.life.stopsWhenRunning)) {
    job.isCancelled = true;
    await finish(world, job);
  }
  const message = 'Prediction canceled successfully';
  return jsonAnswer(200, { status: job.isCancelled ? 'cancelled' : 'success', message, predictionID: id });
}

function costOf(job: FakePrediction): { readonly cost?: number } {
  if (!job.life.tellsCost) return {};
  return { cost: isBilled(job) ? job.costNano / 1e9 : 0 };
}

async function outputOf(world: EachlabsWorld, { life, isCancelled, film }: FakePrediction): Promise<unknown> {
  const { ending, outputShape } = life;
  if (isCancelled || ending.kind === 'empty') return null;
  if (ending.kind === 'failed') return ending.output;
  const url = `${world.origin()}${(await film) ?? ''}`;
  return { text: url, list: [url], object: { url }, video: { video: { url } } }[outputShape];
}
