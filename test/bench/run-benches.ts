/** Started by `npm run bench`, which prepares the machine first. Arguments: parts of names of benches. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servePage } from '#test/renderer/built-page.ts';
import { bundlePage } from '#test/renderer/bundle-page.ts';
import { studioMedia } from '#test/renderer/studio/studio-media.ts';
import type { Bench, BenchRow } from './bench.ts';
import { tableOf } from './table.ts';

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.bench.ts'));
const chosen = files.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

async function load(file: string): Promise<Bench> {
  const { bench } = (await import(`./${file}`)) as { readonly bench: Bench };
  return bench;
}

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (chosen.length === 0) {
  write(`No bench is called so. There are: ${files.map((file) => file.replace('.bench.ts', '')).join(', ')}.`);
  process.exitCode = 1;
} else {
  write('Building …');
  const folder = mkdtempSync(join(tmpdir(), 'dailies-bench-'));
  await bundlePage('studio/page.tsx', folder);
  const studio = await servePage(folder, await studioMedia());
  const rows: BenchRow[] = [];
  try {
    for (const file of chosen.toSorted()) {
      const bench = await load(file);
      write(`Measuring ${bench.name} …`);
      rows.push(...(await bench.run(studio)));
    }
  } finally {
    await studio.close();
    rmSync(folder, { recursive: true, force: true });
  }
  write(tableOf(rows));
  if (rows.some(({ isMet }) => !isMet)) process.exitCode = 1;
}
