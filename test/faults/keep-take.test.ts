import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder, openTestLibrary } from '#test/electron/assets/asset-library.ts';
import { mediaFixture } from '#test/fixtures/media.ts';
import { startChild } from './child.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  await mediaFixture('faststart.mp4');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

// Keeping takes about 20 ms, so each round dies somewhere else: while hashing, between the two renames, after both.
it(
  'row 44: kill -9 while takes are kept: what was acknowledged is there, nothing is torn, and litter is swept',
  { timeout: 600_000 },
  async () => {
    const acknowledged = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const child = startChild('keep-takes', folder);
      await child.nextLine();
      await sleep(Math.random() * 60);
      await child.kill();
      for (const takeId of child.lines) acknowledged.add(takeId);

      const library = await openTestLibrary({ folder });
      const orphans = await library.store.findOrphanSidecars(() => false);
      const found = new Set<string>(orphans.map(({ sidecar }) => sidecar.takeId));
      expect([...acknowledged].filter((takeId) => !found.has(takeId))).toEqual([]);

      // Every media file is whole and has its history: it was never there without its sidecar.
      const files = await readdir(join(folder, 'media'), { recursive: true });
      const media = files.flatMap((name) => /([0-9a-f]{64})\.mp4$/.exec(name)?.[1] ?? []);
      expect(media.toSorted()).toEqual(orphans.map(({ sidecar }) => sidecar.asset.id).toSorted());
      const newest = orphans.toSorted((a, b) => (a.sidecar.takeId < b.sidecar.takeId ? 1 : -1)).slice(0, 3);
      for (const { sidecar } of newest)
        expect(await library.store.verify(sidecar.asset.id)).toEqual({ ok: true, value: 'intact' });

      await library.store.sweep(() => false);
      expect(await readdir(join(folder, 'staged'))).toEqual([]);
      await library.close();
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(8);
  },
);
