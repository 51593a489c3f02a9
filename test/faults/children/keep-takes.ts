import { appendFile, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAssetStore } from '#electron/assets/create-asset-store.ts';
import { findHashWorkerFile } from '#electron/assets/worker-file.ts';
import { makeFolder } from '#electron/assets/durable-files.ts';
import { newId } from '#electron/platform/new-id.ts';
import { systemClock } from '#electron/platform/clock.ts';
import type { StagedFileId } from '#shared/ids.ts';
import { box } from '#test/fixtures/hostile-media.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { newTakeSidecar } from '#test/fixtures/take-sidecar.ts';
import { givenFolder, say } from './open-folder.ts';

// Keeps takes, for ever, each with bytes of its own, and names each one only when it is kept.
const libraryFolder = givenFolder();
const store = createAssetStore({ libraryFolder, clock: systemClock, workerFile: findHashWorkerFile() });
const film = await mediaFixture('faststart.mp4');
await makeFolder(join(libraryFolder, 'staged'));
for (let number = 1; ; number += 1) {
  const id = newId<StagedFileId>();
  const staged = join(libraryFolder, 'staged', id);
  await copyFile(film, staged);
  await appendFile(staged, box('free', Buffer.from(id)));
  const sidecar = newTakeSidecar(number);
  const kept = await store.keepTake(id, sidecar, null);
  if (!kept.ok) throw new Error(JSON.stringify(kept.error));
  say(sidecar.takeId);
}
