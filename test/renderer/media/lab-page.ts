import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { AppError } from '#shared/errors.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import type { EventEnvelope } from '#shared/ipc/events.ts';
import { err, type Result } from '#shared/result.ts';
import { appError } from '#shared/errors.ts';
import { FilmPainter } from '#renderer/media/animatic/film-painter.ts';
import { slateTexts } from '#renderer/media/animatic/slate-texts.ts';
import { PreviewClient } from '#renderer/media/preview/preview-client.ts';
import { startMediaWorker } from '#renderer/media/start-media-worker.ts';
import type { Client, ConnectionState } from '#renderer/platform/client.ts';
import { words } from '#renderer/words/words.ts';

/** The test's own line to its media desk: JSON, and bytes beside it. */
async function invoke<M extends MethodName>(
  method: M,
  input: MethodInput<M>,
): Promise<Result<MethodOutput<M>, AppError>> {
  try {
    const { bytes, ...rest } = input as MethodInput<M> & { readonly bytes?: Uint8Array<ArrayBuffer> };
    const response = await fetch(
      `/desk/${method}?input=${encodeURIComponent(JSON.stringify(bytes === undefined ? rest : { ...rest, hasBytes: true }))}`,
      {
        method: 'POST',
        body: bytes ?? null,
      },
    );
    return (await response.json()) as Result<MethodOutput<M>, AppError>;
  } catch {
    return err(appError('network', 'network.offline'));
  }
}

let tell: ((envelope: EventEnvelope) => void) | null = null;
let setState: ((state: ConnectionState) => void) | null = null;
const client: Client = {
  invoke,
  onEvent(listener) {
    tell = listener;
    return () => {
      tell = null;
    };
  },
  onConnection(listener) {
    setState = listener;
    listener('connected');
    return () => {
      setState = null;
    };
  },
  importFile: async () => err(appError('internal', 'internal')),
};

/** Workers that misbehave or lack something, to see what comes of it. */
const workers: Readonly<Record<string, () => Worker>> = {
  hangs: () => new Worker(new URL('./hanging-worker.ts', import.meta.url), { type: 'module' }),
  crashes: () => new Worker(new URL('./crashing-worker.ts', import.meta.url), { type: 'module' }),
  'no-avc': () => new Worker(new URL('./no-avc-worker.ts', import.meta.url), { type: 'module' }),
  'no-aac': () => new Worker(new URL('./no-aac-worker.ts', import.meta.url), { type: 'module' }),
  missing: () => new Worker('/no-such-worker.js', { type: 'module' }),
};

/** SHA-256 of the pixels of some frames, drawn here instead of in the worker: before any encoder touches them. */
async function drawnFrames(plan: AnimaticPlan, frames: readonly number[]): Promise<string[]> {
  const context = new OffscreenCanvas(plan.width, plan.height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  });
  if (context === null) throw new Error('no canvas');
  const painter = new FilmPainter(context, { plan, slates: slateTexts(plan, words.t), fonts: document.fonts });
  await painter.prepare();
  const sums: string[] = [];
  for (const frame of frames) {
    await painter.paint(frame);
    const { data } = context.getImageData(0, 0, plan.width, plan.height);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
    sums.push(Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  painter.close();
  return sums;
}

function base64Of(blob: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/u, '') : '');
  reader.onerror = () => reject(new Error('the film cannot be read'));
  reader.readAsDataURL(blob);
  return promise;
}

const previews = new PreviewClient();

/** The preview of a film, its bytes as Base64. `stopAt`: gives up as soon as that share is drawn. */
async function preview(plan: AnimaticPlan, stopAt: number | null) {
  const stopping = new AbortController();
  const shares: number[] = [];
  const outcome = await previews.makeFilm({
    plan,
    slates: slateTexts(plan, words.t),
    signal: stopping.signal,
    onProgress(share) {
      shares.push(share);
      if (stopAt !== null && share >= stopAt) stopping.abort();
    },
  });
  if (outcome.kind !== 'film') return { ...outcome, shares };
  return { kind: outcome.kind, drawnShots: outcome.drawnShots, shares, bytes: await base64Of(outcome.blob) };
}

let stop: (() => void) | null = null;
export const lab = {
  start(worker: string | null): void {
    const createWorker = worker === null ? undefined : workers[worker];
    stop = startMediaWorker(client, {
      retryAfterMs: 300,
      ...(createWorker === undefined ? {} : { createWorker }),
      ...(worker === 'hangs' ? { quietLimitSeconds: 2 } : {}),
    });
  },
  queued: () => tell?.({ epoch: 'lab', revision: 1, name: 'mediaWork.queued', payload: { waiting: 1 } }),
  connection: (state: ConnectionState) => setState?.(state),
  drawnFrames,
  preview,
  closePreviews: () => previews.close(),
  stop: () => stop?.(),
};
export type Lab = typeof lab;

Object.assign(window, { lab });
