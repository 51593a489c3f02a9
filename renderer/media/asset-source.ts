import { Input, MP3, MP4, QTFF, UrlSource, WAVE } from 'mediabunny';
import type { AssetId } from '#shared/ids.ts';

/** Both hosts answer it, with byte ranges; see electron/content. */
export function assetUrl(assetId: AssetId): string {
  return `/media/${assetId}`;
}

/** Reads only the parts of the file that are asked for. Dispose it, or its downloads go on. */
export function openAsset(assetId: AssetId): Input {
  return new Input({
    formats: [MP4, QTFF, MP3, WAVE],
    source: new UrlSource(new URL(assetUrl(assetId), self.location.origin), {
      // The server is this machine: what fails twice is missing, not busy.
      getRetryDelay: (previousAttempts) => (previousAttempts < 2 ? 0.2 : null),
      // Nobody waits for a read-ahead; the read that needs the bytes reports the failure.
      handleUnhandledError: () => undefined,
      maxCacheSize: 32 * 2 ** 20,
    }),
  });
}
