import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDownloader } from '#electron/assets/download.ts';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { AppError } from '#shared/errors.ts';
import type { StagedFileId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import { startFaultProxy, type FaultProxy } from '#test/fakes/fault-proxy.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { makeTemporaryFolder } from './asset-library.ts';
import { startFilmServer, type FilmServer } from './film-server.ts';

type Deps = Parameters<typeof createDownloader>[0];

export interface DownloadBench {
  readonly film: Buffer;
  readonly server: FilmServer;
  /** Between the downloader and the server. */
  readonly proxy: FaultProxy;
  readonly folder: string;
  readonly id: StagedFileId;
  readonly progress: number[];
  /** A downloader that remembers nothing of the one before, as after a restart. */
  fetch(more?: FetchOptions): Promise<Result<StagedFileId, AppError>>;
  stagedFile(): Promise<Buffer>;
  stagedNames(): Promise<string[]>;
  /** Bytes of answers that reached the downloader, heads included. */
  receivedBytes(): number;
}

interface FetchOptions extends Partial<Pick<Deps, 'maxBytes' | 'idleMs'>> {
  readonly url?: string;
  readonly signal?: AbortSignal;
  readonly expectedBytes?: number;
  readonly id?: StagedFileId;
}

/** `folder`: an existing library; without it one of its own. */
export async function openDownloadBench(
  options: { etag?: string | null; folder?: string } = {},
): Promise<DownloadBench> {
  const film = await readFile(await mediaFixture('faststart.mp4'));
  const server = await startFilmServer(film, options.etag === undefined ? '"one"' : options.etag);
  const proxy = await startFaultProxy(server.port);
  const folder = options.folder ?? (await makeTemporaryFolder());
  const http = createHttpClient({ mode: 'normal', proxy: noProxy, logger: silentLogger });
  onTestFinished(async () => {
    await http.close();
    await proxy.close();
  });
  const id = newId<StagedFileId>();
  const progress: number[] = [];
  return {
    film,
    server,
    proxy,
    folder,
    id,
    progress,
    async fetch({ url, signal, expectedBytes, id: otherId, ...limits } = {}) {
      return await createDownloader({ libraryFolder: folder, http, clock: systemClock, ...limits }).fetch({
        url: url ?? `${proxy.origin}/out/film.mp4?signature=abc`,
        trustedOrigins: [proxy.origin],
        stagedFileId: otherId ?? id,
        expectedBytes: expectedBytes ?? null,
        signal: signal ?? new AbortController().signal,
        onProgress: (share) => progress.push(share),
      });
    },
    stagedFile: async () => await readFile(join(folder, 'staged', id)),
    stagedNames: async () => (await readdir(join(folder, 'staged'))).toSorted(),
    receivedBytes: () => proxy.connections.reduce((sum, connection) => sum + connection.answeredBytes(), 0),
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
