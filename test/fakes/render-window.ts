import { readFile } from 'node:fs/promises';
import type { MediaWorkQueue } from '#electron/media-work/media-work-queue.ts';
import type { AssetStore } from '#electron/assets/asset-store.ts';
import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { MediaWorkClaim } from '#shared/domain/media-work.ts';
import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { renderedFilm } from '../fixtures/rendered-film.ts';

/** Bytes of the film that a plan asks for. */
export type Render = (plan: AnimaticPlan) => Promise<Uint8Array>;

export interface RenderWindow {
  /** Works off everything that waits and answers how many films it rendered. */
  work(): Promise<number>;
  close(): void;
}

/** The window's part: claims work, writes real films in chunks, completes. Codecs are replaced by films made before. */
export function openRenderWindow(
  { queue, store }: { readonly queue: MediaWorkQueue; readonly store: AssetStore },
  render: Render = honestRender,
): RenderWindow {
  const sessionId = crypto.randomUUID();
  queue.sessionOpened(sessionId);
  const draw = async ({ id, lease, stagedFileId }: MediaWorkClaim, plan: AnimaticPlan): Promise<void> => {
    const bytes = await render(plan);
    for (let offset = 0; offset < bytes.length; offset += maxChunkBytes) {
      await store.writeStaged(stagedFileId, offset, bytes.subarray(offset, offset + maxChunkBytes));
      queue.progress(id, lease, offset / bytes.length);
    }
    await queue.complete(id, lease, { kind: 'animatic', bytes: bytes.length });
  };
  return {
    async work() {
      let films = 0;
      for (;;) {
        const claimed = await queue.claim(sessionId);
        if (!claimed.ok || claimed.value === null) return films;
        const { id, lease, task } = claimed.value;
        if (task.kind !== 'animatic') {
          await queue.fail(id, lease, 'cannot-decode', 'this window has no codecs');
        } else {
          await draw(claimed.value, task.plan);
          films += 1;
        }
      }
    },
    close() {
      queue.sessionClosed(sessionId);
    },
  };
}

async function honestRender({ width, height, shots }: AnimaticPlan): Promise<Uint8Array> {
  const seconds = shots.reduce((sum, shot) => sum + shot.durationMs, 0) / 1_000;
  return new Uint8Array(await readFile(await renderedFilm(`${String(width)}x${String(height)}`, seconds)));
}
