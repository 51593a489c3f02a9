import { describe, expect, it } from 'vitest';
import { bans, findBanned } from './ban-list.ts';
import { projectFiles } from './project-files.ts';

const files = projectFiles();

/** A path that the ban looks at and does not except. */
const places = ['renderer/planted.ts', 'electron/planted.ts', 'test/e2e/planted.ts', 'shared/utils.ts'];

describe('the ban list', () => {
  it.each(bans)('finds no $name: $why', (ban) => {
    expect(files.flatMap((file) => findBanned(ban, file))).toEqual([]);
  });

  it.each(bans)('would find $name', (ban) => {
    const found = places.flatMap((path) => findBanned(ban, { path, text: `const a = 1;\n${ban.planted}\n` }));
    expect(found).not.toEqual([]);
  });

  it('spares relative imports, routes and words that only look alike', () => {
    const text =
      "import a from './work/a.ts';\nconst route = '#electron/media-work/queue.ts';\nconst b = `${root}/root/x`;\n";
    expect(bans.flatMap((ban) => findBanned(ban, { path: 'electron/planted.ts', text }))).toEqual([]);
  });
});
