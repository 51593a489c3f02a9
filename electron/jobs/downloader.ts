import type { AppError } from '#shared/errors.ts';
import type { StagedFileId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';

interface DownloadRequest {
  readonly url: string;
  /** Exact origins that may be plain http or private; see `Endpoints`. */
  readonly trustedOrigins: readonly string[];
  /** Stable per job: what is there of the file already is continued, also after a restart. */
  readonly stagedFileId: StagedFileId;
  /** As far as the provider says. */
  readonly expectedBytes: number | null;
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Brings a provider's result into a staged file: whole and fsynced when it answers with success. */
export interface Downloader {
  fetch(request: DownloadRequest): Promise<Result<StagedFileId, AppError>>;
}
