import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRespond, type Respond } from '#electron/content/respond.ts';
import type { AssetId } from '#shared/ids.ts';
import { openTestLibrary, unwrap, type TestLibrary } from '#test/electron/assets/asset-library.ts';
import { mediaFixture } from '#test/fixtures/media.ts';

export interface ContentFixture {
  readonly library: TestLibrary;
  readonly respond: Respond;
  /** A kept film. */
  readonly assetId: AssetId;
  readonly bytes: number;
  /** What `onMissing` heard. */
  readonly missing: string[];
}

export const origin = 'http://127.0.0.1:1234';

/** A built interface, a library with a film in it, and `respond` for both. */
export async function openContent(): Promise<ContentFixture> {
  const library = await openTestLibrary();
  const rendererFolder = join(library.folder, 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>Dailies</title>');
  await writeFile(join(rendererFolder, 'assets', 'index-D4f0aB_9.js'), 'export const answer = 42;\n');
  await writeFile(join(rendererFolder, 'assets', 'inter-D4f0aB_9.woff2'), 'font');
  await writeFile(join(rendererFolder, 'assets', 'data-D4f0aB_9.bin'), 'unknown');
  await writeFile(join(rendererFolder, 'theme.css'), 'html{}');
  await writeFile(join(rendererFolder, '.env.js'), 'secret');
  await writeFile(join(library.folder, 'secret.txt'), 'secret');
  const kept = unwrap(await library.store.keepPath(await mediaFixture('five-seconds-720p.mp4')));
  const missing: string[] = [];
  const respond = createRespond({
    rendererFolder,
    findMedia: async (assetId) => await library.store.pathOf(assetId),
    findThumbnail: async (assetId) => await library.store.thumbnailPathOf(assetId),
    onMissing: (kind, assetId) => {
      missing.push(`${kind} ${assetId}`);
      library.imports.noticeMissing(kind, assetId);
    },
  });
  return { library, respond, assetId: kept.assetId, bytes: kept.bytes, missing };
}

export function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Request {
  return new Request(`${origin}${path}`, { method, headers });
}
