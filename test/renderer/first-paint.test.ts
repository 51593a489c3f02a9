import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { inProject } from '#scripts/project.ts';

/** Kilobytes of minified and compressed code that may stand before the first paint. The prompt editor comes after it. */
const limitKb = 250;

const assets = inProject('out/renderer/assets');

/** A file of the bundle with everything that it imports statically. */
function filesBefore(name: string, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (found.has(name)) return found;
  const code = readFileSync(join(assets, name), 'utf8');
  found.set(name, code);
  for (const [, imported = ''] of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/gu)) {
    filesBefore(imported, found);
  }
  return found;
}

it('shows the studio with little code: the first paint waits for at most 250 kB', () => {
  const page = readFileSync(inProject('out/renderer/index.html'), 'utf8');
  const entries = [...page.matchAll(/(?:src|href)="\.\/assets\/([\w.-]+\.js)"/gu)].map(([, name = '']) => name);
  expect(entries).not.toEqual([]);
  const files = new Map(entries.flatMap((name) => [...filesBefore(name)]));
  const bytes = [...files.values()].map((code) => gzipSync(code, { level: 9 }).length);
  expect(bytes.reduce((sum, size) => sum + size, 0) / 1_000).toBeLessThanOrEqual(limitKb);
  // The studio itself is in it: nobody may meet the limit by painting an empty frame first.
  expect([...files.values()].join('\n')).toContain('data-strip');
});
