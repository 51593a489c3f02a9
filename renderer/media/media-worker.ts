import type { MediaWorkResult, MediaWorkTask } from '#shared/domain/media-work.ts';
import { ok, type Result } from '#shared/result.ts';
import { renderAnimatic } from './animatic/render-animatic.ts';
import { ChunkSender } from './chunk-sender.ts';
import { derive } from './derive/derive.ts';
import type { MediaProblem } from './media-problem.ts';
import { probe } from './probe.ts';
import { takeLastFrame } from './still/last-frame.ts';
import type { SlateText } from './animatic/slate-texts.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** What a worker has and a window has not; the compiler knows one set of globals only. */
interface WorkerGlobals {
  readonly fonts: FontFaceSet;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
  addEventListener(type: 'unhandledrejection', listener: (event: PromiseRejectionEvent) => void): void;
}
const worker = self as unknown as WorkerGlobals;

/** Progress more often than this tells nobody anything. */
const progressEveryMs = 200;

const chunks = new ChunkSender((message, transfer) => worker.postMessage(message, transfer));

type Outcome = Promise<Result<MediaWorkResult, MediaProblem>>;
type Task<K extends MediaWorkTask['kind']> = Extract<MediaWorkTask, { kind: K }>;

function tellProgress(): (share: number) => void {
  let lastPost = 0;
  return (share) => {
    if (share < 1 && performance.now() - lastPost < progressEveryMs) return;
    lastPost = performance.now();
    worker.postMessage({ kind: 'progress', share });
  };
}

async function runProbe({ assetId, mediaKind }: Task<'probe'>): Outcome {
  const probed = await probe(assetId, mediaKind);
  if (!probed.ok) return probed;
  const { facts, thumbnail } = probed.value;
  if (thumbnail !== null) await chunks.send(0, new Uint8Array(await thumbnail.arrayBuffer()));
  return ok({ kind: 'probe', facts, thumbnailBytes: thumbnail?.size ?? 0 });
}

async function runAnimatic({ plan }: Task<'animatic'>, slates: readonly SlateText[]): Outcome {
  const rendered = await renderAnimatic({
    plan,
    slates,
    fonts: worker.fonts,
    write: (offset, bytes) => chunks.send(offset, bytes),
    onProgress: tellProgress(),
  });
  return rendered.ok ? ok({ kind: 'animatic', bytes: rendered.value.bytes }) : rendered;
}

async function runDerive({ sourceId, recipe }: Task<'derive'>): Outcome {
  const made = await derive({ sourceId, recipe, onProgress: tellProgress() });
  if (!made.ok) return made;
  await chunks.send(0, made.value);
  return ok({ kind: 'derive', bytes: made.value.byteLength });
}

async function runStill({ sourceId }: Task<'still'>): Outcome {
  const taken = await takeLastFrame(sourceId, tellProgress());
  if (!taken.ok) return taken;
  await chunks.send(0, taken.value);
  return ok({ kind: 'still', bytes: taken.value.byteLength });
}

async function run({ task, slates }: Extract<ToWorker, { kind: 'run' }>): Outcome {
  switch (task.kind) {
    case 'probe':
      return runProbe(task);
    case 'animatic':
      return runAnimatic(task, slates);
    case 'derive':
      return runDerive(task);
    case 'still':
      return runStill(task);
  }
}

// A window hears of what a worker throws, but not of a promise that it rejects.
worker.addEventListener('unhandledrejection', (event) => {
  const { reason } = event as { readonly reason: unknown };
  worker.postMessage({
    kind: 'crashed',
    detail: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
  });
});

worker.addEventListener('message', ({ data }) => {
  if (data.kind === 'written') {
    chunks.written();
    return;
  }
  void run(data).then(async (outcome) => {
    await chunks.drained();
    worker.postMessage(
      outcome.ok ? { kind: 'done', result: outcome.value } : { kind: 'failed', problem: outcome.error },
    );
  });
});
