import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Downloader } from '#electron/jobs/downloader.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok } from '#shared/result.ts';

export interface FakeDownloads extends Downloader {
  readonly requests: Parameters<Downloader['fetch']>[0][];
  /** What the next downloads do instead of succeeding. */
  readonly failures: AppError[];
  /** The file that every address gives. */
  film: string | null;
  /** Holds every download until released. */
  gate: Promise<void>;
}

/** Puts a file of this machine where a download would. */
export function createFakeDownloads(libraryFolder: string): FakeDownloads {
  const downloads: FakeDownloads = {
    requests: [],
    failures: [],
    film: null,
    gate: Promise.resolve(),
    async fetch(request) {
      downloads.requests.push(request);
      request.onProgress(0.5);
      const aborted = new Promise<'aborted'>((resolve) => {
        request.signal.addEventListener('abort', () => {
          resolve('aborted');
        });
      });
      if ((await Promise.race([downloads.gate, aborted])) === 'aborted')
        return err(appError('network', 'network.failed'));
      const failure = downloads.failures.shift();
      if (failure !== undefined) return err(failure);
      const to = join(libraryFolder, 'staged', request.stagedFileId);
      if (downloads.film === null) throw new Error('a test that downloads names a film');
      await mkdir(join(libraryFolder, 'staged'), { recursive: true });
      await copyFile(downloads.film, to);
      await stat(to);
      request.onProgress(1);
      return ok(request.stagedFileId);
    },
  };
  return downloads;
}
