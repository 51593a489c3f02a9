import type { FromPreviewWorker, PreviewOutcome, ToPreviewWorker } from './preview-messages.ts';
import { PreviewFilms } from './preview-film.ts';

/** What a worker has and a window has not; the compiler knows one set of globals only. */
interface WorkerGlobals {
  readonly fonts: FontFaceSet;
  postMessage(message: FromPreviewWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToPreviewWorker>) => void): void;
}
const worker = self as unknown as WorkerGlobals;

/** Progress more often than this tells nobody anything. */
const progressEveryMs = 100;
/** How long frames are drawn in a row before messages are looked at. */
const sliceMs = 40;

const films = new PreviewFilms();
const cancelled = new Set<number>();
let last: Promise<void> = Promise.resolve();

/** Lets waiting messages in: a promise alone would not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function make({ request, plan, slates }: Extract<ToPreviewWorker, { kind: 'film' }>): Promise<PreviewOutcome> {
  let lastPost = 0;
  let lastLook = 0;
  const made = await films.make({
    plan,
    slates,
    fonts: worker.fonts,
    onProgress(share) {
      if (performance.now() - lastPost < progressEveryMs) return;
      lastPost = performance.now();
      worker.postMessage({ kind: 'progress', request, share });
    },
    async goesOn() {
      if (performance.now() - lastLook > sliceMs) {
        await nextTask();
        lastLook = performance.now();
      }
      return !cancelled.has(request);
    },
  });
  if (!made.ok) return { kind: 'failed', detail: made.error.detail };
  return made.value === null ? { kind: 'cancelled' } : { kind: 'film', ...made.value };
}

async function answer(message: Extract<ToPreviewWorker, { kind: 'film' }>): Promise<void> {
  const { request } = message;
  const outcome: PreviewOutcome = cancelled.has(request)
    ? { kind: 'cancelled' }
    : await make(message).catch((thrown: unknown): PreviewOutcome => ({ kind: 'failed', detail: String(thrown) }));
  cancelled.delete(request);
  worker.postMessage({ kind: 'outcome', request, outcome });
}

worker.addEventListener('message', ({ data }) => {
  if (data.kind === 'cancel') cancelled.add(data.request);
  else last = last.then(() => answer(data));
});
