import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import rules from '../../.dependency-cruiser.mjs';
import { plants } from './planted-violations.ts';

const project = join(import.meta.dirname, '../..');
const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let copy = '';

/** Rule names found in the copy, with the file that broke them. */
function cruise(): { rule: string; from: string }[] {
  const folders = ['electron', 'renderer', 'shared', 'scripts', 'test'];
  const run = spawnSync(
    process.execPath,
    [
      join(project, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config=.dependency-cruiser.mjs',
      '--output-type=json',
      ...folders,
    ],
    { cwd: copy, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  const report = reportSchema.parse(JSON.parse(run.stdout));
  return report.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from }));
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'dailies-rules-'));
  const roots = ['electron', 'renderer', 'shared', 'scripts', 'package.json', 'tsconfig.base.json'];
  for (const root of [...roots, '.dependency-cruiser.mjs']) {
    cpSync(join(project, root), join(copy, root), { recursive: true });
  }
  mkdirSync(join(copy, 'test'));
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

describe('the rules about who may import whom', () => {
  it('hold in the tree as it is', () => {
    expect(cruise()).toEqual([]);
  });

  it('each have a planted violation here', () => {
    const names = rules.forbidden?.map((rule) => rule.name);
    expect(Object.keys(plants).toSorted()).toEqual(names?.toSorted());
  });

  it('each find the violation that is planted for them', () => {
    for (const [path, text] of Object.values(plants).flatMap((files) => Object.entries(files))) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    const found = cruise();
    const missed = Object.entries(plants).filter(
      ([rule, files]) => !found.some((violation) => violation.rule === rule && violation.from in files),
    );
    expect(missed.map(([rule]) => rule)).toEqual([]);
  });
});
