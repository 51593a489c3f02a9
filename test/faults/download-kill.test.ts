import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestLibrary, unwrap } from '#test/electron/assets/asset-library.ts';
import { openDownloadBench, sha256 } from '#test/electron/assets/download-bench.ts';
import { box } from '#test/fixtures/hostile-media.ts';
import { newTakeSidecar } from '#test/fixtures/take-sidecar.ts';
import { startChild } from './child.ts';

const mebibyte = 2 ** 20;

it('row 44: kill -9 in the middle of a download: the next start goes on, and the take is whole', async () => {
  const library = await openTestLibrary();
  const bench = await openDownloadBench({ folder: library.folder });
  const film = Buffer.concat([bench.film, box('free', randomBytes(24 * mebibyte))]);
  bench.server.options.film = film;
  const slowly = { answer: { drip: { bytes: mebibyte, everyMs: 4 } } };
  bench.proxy.plan(slowly, slowly, slowly);

  for (const share of [0.3, 0.5, 0.8]) {
    const child = startChild('download-film', library.folder, `${bench.proxy.origin}/out/film.mp4`, bench.id);
    while (Number(await child.nextLine()) < share);
    await child.kill();
    // What the start of the app does: the job is open, so its file stays.
    await library.store.sweep((id) => id === bench.id);
  }
  unwrap(await bench.fetch());
  expect(sha256(await bench.stagedFile())).toBe(sha256(film));

  const starts = bench.server.asked.map(({ range }) => Number(/\d+/.exec(range ?? '0')?.[0]));
  expect(starts[0]).toBe(0);
  // Each start had more than the one before, and lost no more than one checkpoint of what had come.
  for (const [index, share] of [0.3, 0.5, 0.8].entries()) {
    expect(starts[index + 1]).toBeGreaterThan(share * film.length - 5 * mebibyte);
  }

  unwrap(await library.store.keepTake(bench.id, newTakeSidecar(), null));
  expect(await readdir(join(library.folder, 'staged'))).toEqual([]);
  await library.remove();
});
