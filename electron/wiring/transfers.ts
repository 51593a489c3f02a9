import type { AssetStore } from '../assets/asset-store.ts';
import { createDownloader } from '../assets/download.ts';
import { createUploadOpener } from '../assets/upload-source.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { JobRunnerDeps } from '../jobs/job-runner.ts';
import type { Clock } from '../platform/clock.ts';

interface TransferDeps {
  readonly libraryFolder: string;
  readonly http: HttpClient;
  readonly assets: AssetStore;
  readonly clock: Clock;
}

/** Files on their way to providers and back. */
export function createTransfers({
  libraryFolder,
  http,
  assets,
  clock,
}: TransferDeps): Pick<JobRunnerDeps, 'downloader' | 'openUpload'> {
  return {
    downloader: createDownloader({ libraryFolder, http, clock }),
    openUpload: createUploadOpener(assets),
  };
}
