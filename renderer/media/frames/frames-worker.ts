import { CanvasSink, type InputVideoTrack } from 'mediabunny';
import type { AssetId } from '#shared/ids.ts';
import { openAsset } from '../asset-source.ts';
import type { FrameAnswer, FramesWanted } from './frame-messages.ts';

/** What a worker has and a window has not; the compiler knows one set of globals only. */
interface WorkerGlobals {
  postMessage(message: FrameAnswer): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FramesWanted>) => void): void;
}
const worker = self as unknown as WorkerGlobals;

/** Height of a frame in pixels: that of a picture band on a display with two pixels for one. */
const frameHeight = 120;

async function sinkOf(track: InputVideoTrack): Promise<CanvasSink> {
  const scale = Math.min(1, frameHeight / (await track.getDisplayHeight()));
  return new CanvasSink(track, {
    width: Math.max(1, Math.round((await track.getDisplayWidth()) * scale)),
    height: Math.max(1, Math.round((await track.getDisplayHeight()) * scale)),
    fit: 'fill',
    // One canvas, drawn over again: each frame is a file before the next is drawn.
    poolSize: 1,
  });
}

async function encode(canvas: HTMLCanvasElement | OffscreenCanvas | undefined): Promise<Blob | null> {
  return canvas instanceof OffscreenCanvas ? canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }) : null;
}

/** Answers in the order of time, so that a film is decoded once and not from a key frame for each of its frames. */
async function* framesOf(assetId: AssetId, timesMs: readonly number[]): AsyncGenerator<Blob | null> {
  const input = openAsset(assetId);
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null || !(await track.canDecode())) return;
    const sink = await sinkOf(track);
    const first = await track.getFirstTimestamp();
    const seconds = timesMs.map((timeMs) => Math.max(first, timeMs / 1_000));
    for await (const found of sink.canvasesAtTimestamps(seconds)) yield await encode(found?.canvas);
  } catch {
    // A damaged or missing file: what is not answered is `null`, and the window has something else to show.
  } finally {
    input.dispose();
  }
}

async function answer({ assetId, timesMs }: FramesWanted): Promise<void> {
  const sorted = timesMs.toSorted((a, b) => a - b);
  let done = 0;
  for await (const picture of framesOf(assetId, sorted)) {
    const timeMs = sorted[done];
    if (timeMs !== undefined) worker.postMessage({ kind: 'frame', assetId, timeMs, picture });
    done += 1;
  }
  for (const timeMs of sorted.slice(done)) worker.postMessage({ kind: 'frame', assetId, timeMs, picture: null });
}

let waiting = 0;
let last: Promise<void> = Promise.resolve();

worker.addEventListener('message', ({ data }) => {
  waiting += 1;
  // One film at a time: decoders are few, and the player has one.
  last = last.then(async () => {
    await answer(data);
    waiting -= 1;
    if (waiting === 0) worker.postMessage({ kind: 'idle' });
  });
});
