import { jsonAnswer, type Answer } from '../../provider-server/answer.ts';
import { readObject, type Exchange } from '../../provider-server/exchange.ts';
import type { EachlabsWorld } from '../eachlabs-world.ts';
import { checkFiles } from '../input-files.ts';
import { inputProblems, readInput } from '../prediction-input.ts';
import { filmOf, phaseOf, type FakePrediction } from '../prediction.ts';
import { isJson, refusal, refuseStranger, unknownName } from './door.ts';

const fields = ['model', 'version', 'input', 'webhook_url', 'webhook_secret'];

/** With no more than this in the account only some jobs run at a time. */
const lowBalance = 10;
const cappedJobs = 2;

/** Takes a job: from here on it is charged. Files are looked at when it runs, not here. */
export async function submit(world: EachlabsWorld, exchange: Exchange): Promise<Answer> {
  const stranger = refuseStranger(world, exchange);
  if (stranger !== null) return stranger;
  const body = isJson(exchange) ? readObject(exchange) : null;
  if (body === null) return refusal(400, 'Invalid request body');
  const unknown = unknownName(Object.keys(body), fields);
  if (unknown !== null) return refusal(400, 'Invalid request body', `unknown field ${unknown}`);
  const { model: slug, version, input } = body;
  if (typeof slug !== 'string') return refusal(400, 'model field is required');
  if (version !== undefined && typeof version !== 'string') return refusal(400, 'version must be string');
  const model = world.models.find((each) => each.slug === slug);
  if (model === undefined) return refusal(404, 'Model not found');
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return refusal(400, 'input field is required');
  }
  const problems = inputProblems(model.requestSchema, { ...input });
  if (problems.length > 0) return refusal(400, 'Invalid input for model', problems);

  const life = { ...world.life, ...world.nextLives.shift() };
  const read = readInput(model.requestSchema, { ...input });
  const order = filmOf(read, life);
  const costNano = Math.round((model.rateNano[read.resolution] ?? 0) * order.seconds);
  const open = [...world.predictions.values()].filter((each) => phaseOf(each) !== 'ended');
  const inFlight = open.reduce((sum, each) => sum + each.costNano / 1e9, 0);
  if (costNano / 1e9 + inFlight > world.balance) return refusal(402, 'payment required', 'Top up your balance');
  if (world.balance <= lowBalance && open.length >= cappedJobs) {
    return refusal(
      429,
      'too many requests',
      `At most ${String(cappedJobs)} jobs at a time with a balance up to $10.00`,
    );
  }
  const refused = await checkFiles(read.files, world.files, world.origin());
  const prediction: FakePrediction = {
    id: crypto.randomUUID(),
    model,
    input: { ...input },
    acceptedAt: world.nowMs(),
    order,
    costNano,
    life: refused === null ? life : { ...life, ending: refused },
    polls: 0,
    cancels: 0,
    endedAt: null,
    isCancelled: false,
    film: null,
  };
  world.predictions.set(prediction.id, prediction);
  const { id, acceptedAt: at } = prediction;
  world.ledger.accept({ requestId: id, endpoint: slug, at, units: order.seconds, amountNano: costNano }, exchange.body);
  // "success" although nothing has begun.
  return jsonAnswer(200, { status: 'success', message: 'Prediction created successfully', predictionID: id });
}
