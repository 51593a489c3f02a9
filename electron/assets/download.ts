import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { appError, rateLimited, type AppError } from '#shared/errors.ts';
import type { StagedFileId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { HttpCut, type HttpClient, type HttpStream } from '../http/http-client.ts';
import type { Clock } from '../platform/clock.ts';
import { hashAddress, readAnswer, type AnswerMeaning } from './download-answer.ts';
import { createDurableFiles } from './durable-files.ts';
import { createLibraryPaths } from './library-paths.ts';
import { maxDownloadBytes } from './limits.ts';
import { isMovieWhole, looksLikeMovie, movieHeadBytes } from './movie-shape.ts';
import { openPartialFile, type PartialFile } from './partial-file.ts';
import { findErrno, storageError } from './storage-error.ts';

interface DownloadRequest {
  readonly url: string;
  /** Exact origins that may be plain http or private; see `HttpRequest`. */
  readonly trustedOrigins: readonly string[];
  /** Stable per job: what is there of the file already is continued, also after a restart. */
  readonly stagedFileId: StagedFileId;
  /** As far as the provider says. Only for progress: what the server announces is what counts. */
  readonly expectedBytes: number | null;
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Brings a film from a provider into a staged file: whole and fsynced when it answers with success. */
interface Downloader {
  fetch(request: DownloadRequest): Promise<Result<StagedFileId, AppError>>;
}

interface DownloaderDeps {
  readonly libraryFolder: string;
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Of one file; a test has less patience. */
  readonly maxBytes?: number;
  readonly idleMs?: number;
}

type Attempt =
  | { readonly kind: 'done' }
  /** Another attempt at once may do better. */
  | { readonly kind: 'cut'; readonly error: AppError; readonly hasProgressed: boolean }
  | { readonly kind: 'failed'; readonly error: AppError };

const limits = { firstByteMs: 60_000, idleMs: 30_000, totalMs: 60 * 60_000, maxBytes: Number.MAX_SAFE_INTEGER };
const maxRedirects = 3;
/** Attempts within one call; between calls the job waits longer and longer. */
const maxAttempts = 8;
const maxFruitlessAttempts = 2;

export function createDownloader(deps: DownloaderDeps): Downloader {
  const paths = createLibraryPaths(deps.libraryFolder);
  const durable = createDurableFiles(deps.clock);
  const tryOnce = async (request: DownloadRequest): Promise<Attempt> => {
    const file = await openPartialFile({ paths, durable, id: request.stagedFileId });
    try {
      return await new Download(deps, request, file).run();
    } finally {
      await file.close();
    }
  };
  return {
    async fetch(request) {
      let fruitless = 0;
      for (let count = 1; ; count += 1) {
        const attempt = await withStorageErrors(() => tryOnce(request));
        if (attempt.kind === 'done') return ok(request.stagedFileId);
        if (attempt.kind === 'failed' || request.signal.aborted) return err(attempt.error);
        fruitless = attempt.hasProgressed ? 0 : fruitless + 1;
        if (fruitless >= maxFruitlessAttempts || count >= maxAttempts) return err(attempt.error);
      }
    },
  };
}

/** A missing folder is made again by the next attempt; every other refusal of the disk ends the call. */
async function withStorageErrors(work: () => Promise<Attempt>): Promise<Attempt> {
  try {
    return await work();
  } catch (error) {
    const errno = findErrno(error);
    if (errno === null) throw error;
    const isGone = errno === 'ENOENT';
    const failure = isGone ? appError('storage', 'storage.failed', { detail: errno }) : storageError(errno, 'download');
    return isGone ? { kind: 'cut', error: failure, hasProgressed: false } : { kind: 'failed', error: failure };
  }
}

/** One attempt: one request, its answer, and what is made of it. */
class Download {
  readonly #deps: DownloaderDeps;
  readonly #request: DownloadRequest;
  readonly #file: PartialFile;
  readonly #maxBytes: number;

  constructor(deps: DownloaderDeps, request: DownloadRequest, file: PartialFile) {
    this.#deps = deps;
    this.#request = request;
    this.#file = file;
    this.#maxBytes = deps.maxBytes ?? maxDownloadBytes;
  }

  async run(): Promise<Attempt> {
    const { url, trustedOrigins, signal } = this.#request;
    const { bytes, origin } = this.#file;
    const isSameFile = bytes > 0 && origin?.addressHash === hashAddress(url);
    const asked = isSameFile && origin !== null ? { bytes, origin } : null;
    if (asked !== null && bytes === asked.origin.totalBytes) return { kind: 'done' };
    const outcome = await this.#deps.http.open({
      method: 'GET',
      url,
      headers: asked === null ? {} : { range: `bytes=${String(asked.bytes)}-`, 'if-range': asked.origin.etag },
      trustedOrigins,
      maxRedirects,
      limits: { ...limits, idleMs: this.#deps.idleMs ?? limits.idleMs },
      signal,
    });
    if (outcome.kind !== 'answered') return { kind: 'failed', error: outcome.error };
    const { stream } = outcome;
    try {
      return await this.#take(stream, readAnswer(stream, url, asked));
    } finally {
      await stream.cancel();
    }
  }

  async #take(stream: HttpStream, meaning: AnswerMeaning): Promise<Attempt> {
    switch (meaning.kind) {
      case 'expired':
        return failed(appError('not-found', 'download.expired', { retry: 'auto' }));
      case 'limited':
        return failed(rateLimited(meaning.retryAfterMs));
      case 'failed':
        return failed(appError('network', 'network.failed', { detail: meaning.detail }));
      case 'mismatch':
        await this.#file.restart(null);
        return cut(incomplete(meaning.detail), false);
      case 'rest':
        return await this.#store(stream.body, this.#file.origin?.totalBytes ?? null);
      case 'whole': {
        if (meaning.totalBytes !== null && meaning.totalBytes > this.#maxBytes) return await this.#refuse(tooLarge());
        const body = decode(stream.body, meaning.encoding);
        if (body === null) return await this.#refuse(notVideo(`packed as ${meaning.encoding.slice(0, 40)}`));
        await this.#file.restart(meaning.origin);
        return await this.#store(body, meaning.totalBytes);
      }
    }
  }

  async #store(body: AsyncIterable<Uint8Array>, totalBytes: number | null): Promise<Attempt> {
    const startedWith = this.#file.bytes;
    try {
      let isChecked = startedWith >= movieHeadBytes;
      for await (const piece of body) {
        if (this.#file.bytes + piece.byteLength > this.#maxBytes) return await this.#refuse(tooLarge());
        await this.#file.append(piece);
        this.#tellProgress(totalBytes);
        if (isChecked || this.#file.bytes < movieHeadBytes) continue;
        // Looked at as soon as it can be: an error page need not be fetched to its end.
        if (!looksLikeMovie(await this.#file.read(0, movieHeadBytes))) return await this.#refuse(notVideo('no film'));
        isChecked = true;
      }
    } catch (error) {
      await this.#saveProgress();
      if (!(error instanceof HttpCut) && !isPackingError(error)) throw error;
      return cut(describeCut(error), this.#file.origin !== null && this.#file.bytes > startedWith);
    }
    return await this.#finish(totalBytes);
  }

  async #finish(totalBytes: number | null): Promise<Attempt> {
    const { bytes } = this.#file;
    if (!looksLikeMovie(await this.#file.read(0, movieHeadBytes))) return await this.#refuse(notVideo('no film'));
    const isWhole = await isMovieWhole(bytes, (offset, length) => this.#file.read(offset, length));
    if ((totalBytes !== null && bytes !== totalBytes) || !isWhole) {
      await this.#file.restart(null);
      return cut(incomplete(`${String(bytes)} bytes are not the whole film`), false);
    }
    await this.#file.checkpoint();
    if (await this.#file.isInPlace()) return { kind: 'done' };
    return cut(appError('storage', 'storage.failed', { params: { name: 'download' }, detail: 'removed' }), false);
  }

  /** What came is of no use, so nothing of it stays. */
  async #refuse(error: AppError): Promise<Attempt> {
    await this.#file.restart(null);
    return failed(error);
  }

  /** A disk that is full may refuse this as well; then a little more is fetched again. */
  async #saveProgress(): Promise<void> {
    await this.#file.checkpoint().catch(() => undefined);
  }

  #tellProgress(totalBytes: number | null): void {
    const total = totalBytes ?? this.#request.expectedBytes ?? 0;
    if (total > 0) this.#request.onProgress(Math.min(1, this.#file.bytes / total));
  }
}

/** The bytes of the file itself; `null` for a packing that nobody here knows. It was not asked for in any case. */
function decode(body: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<Uint8Array> | null {
  if (encoding === 'identity') return body;
  const open = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };
  if (!Object.hasOwn(open, encoding)) return null;
  const unpacked = open[encoding as keyof typeof open]();
  // Its errors come out of `unpacked`, whoever made them.
  pipeline(Readable.from(body), unpacked, () => undefined);
  return unpacked;
}

function isPackingError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z_|ERR__)/.test(String(error.code));
}

/** An answer that ended early came in part, whatever ended it; other limits of the network keep their name. */
function describeCut(error: unknown): AppError {
  if (!(error instanceof HttpCut)) return incomplete('it cannot be unpacked');
  return error.error.code === 'network.failed' ? incomplete(error.error.detail ?? '') : error.error;
}

function cut(error: AppError, hasProgressed: boolean): Attempt {
  return { kind: 'cut', error, hasProgressed };
}

function failed(error: AppError): Attempt {
  return { kind: 'failed', error };
}

function incomplete(detail: string): AppError {
  return appError('network', 'download.incomplete', { detail });
}

function notVideo(detail: string): AppError {
  return appError('provider-changed', 'download.not-a-video', { detail });
}

function tooLarge(): AppError {
  return appError('provider-changed', 'download.too-large');
}
