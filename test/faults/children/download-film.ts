import { createDownloader } from '#electron/assets/download.ts';
import { createHttpClient } from '#electron/http/create-http-client.ts';
import { noProxy } from '#electron/http/proxy.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { silentLogger } from '#electron/platform/logger.ts';
import { stagedFileIdSchema } from '#shared/ids.ts';

// Fetches the film at an address into a staged file of a library folder; its first line says that it has begun.
const [libraryFolder = '', url = '', id = ''] = process.argv.slice(2);
const http = createHttpClient({ mode: 'loopback-only', proxy: noProxy, logger: silentLogger });
const fetched = await createDownloader({ libraryFolder, http, clock: systemClock }).fetch({
  url,
  trustedOrigins: [new URL(url).origin],
  stagedFileId: stagedFileIdSchema.parse(id),
  expectedBytes: null,
  signal: new AbortController().signal,
  onProgress: (share) => process.stdout.write(`${String(share)}\n`),
});
process.stdout.write(`${fetched.ok ? 'done' : fetched.error.code}\n`);
await http.close();
