import { maxChunkBytes } from '#shared/ipc/contract.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { AssetStore, KeptFile } from './asset-store.ts';
import { createBufferReader } from './checks/byte-reader.ts';
import { sniffType } from './checks/sniff.ts';
import { getFileType } from './file-types.ts';

interface StillRequest {
  readonly url: string;
  /** Exact origins that may be plain http or private; see `HttpRequest`. */
  readonly trustedOrigins: readonly string[];
  /** What it is called in the library, without an extension. */
  readonly name: string;
  readonly signal: AbortSignal;
}

/** Brings a picture from a provider into the library. */
interface StillDownloader {
  fetch(request: StillRequest): Promise<Result<KeptFile, AppError>>;
}

interface StillDeps {
  readonly http: Pick<HttpClient, 'send'>;
  readonly assets: Pick<AssetStore, 'openStagedFile' | 'writeStaged' | 'keep' | 'discardStaged'>;
}

/** A frame of a film is far smaller; it is held in memory. */
const maxStillBytes = 32 * 2 ** 20;
const limits = { firstByteMs: 20_000, idleMs: 10_000, totalMs: 60_000, maxBytes: maxStillBytes };
const maxRedirects = 3;

/** Under the same rules of addresses as a film, without a key, and without any packing. */
export function createStillDownloader({ http, assets }: StillDeps): StillDownloader {
  return {
    async fetch({ url, trustedOrigins, name, signal }) {
      const outcome = await http.send({ method: 'GET', url, trustedOrigins, maxRedirects, limits, signal });
      if (outcome.kind !== 'answered') return err(outcome.error);
      const { status, isWhole, body } = outcome.answer;
      if (status !== 200) return err(appError('network', 'network.failed', { detail: `HTTP ${String(status)}` }));
      if (!isWhole) return err(appError('network', 'download.incomplete'));
      const bytes = Buffer.from(body);
      // The name claims nothing here, so only the bytes speak.
      const sniffed = await sniffType(createBufferReader(bytes), 'still');
      const type = sniffed.ok ? getFileType(sniffed.value) : null;
      if (type?.kind !== 'image') return err(appError('provider-changed', 'download.not-an-image'));
      return await keepBytes(assets, `${name}.${type.extension}`, bytes);
    },
  };
}

async function keepBytes(
  assets: StillDeps['assets'],
  name: string,
  bytes: Uint8Array,
): Promise<Result<KeptFile, AppError>> {
  const opened = await assets.openStagedFile({ name, bytes: bytes.length });
  if (!opened.ok) return opened;
  for (let offset = 0; offset < bytes.length; offset += maxChunkBytes) {
    const written = await assets.writeStaged(opened.value, offset, bytes.subarray(offset, offset + maxChunkBytes));
    if (written.ok) continue;
    await assets.discardStaged(opened.value);
    return written;
  }
  const kept = await assets.keep(opened.value);
  return kept.ok ? ok(kept.value) : kept;
}
