/** One tool of `npm run check`. `args` start with its script below node_modules. */
export interface CheckStep {
  readonly name: string;
  /** What to do when it fails. */
  readonly advice: string;
  readonly tool: string;
  readonly args: readonly string[];
}

const sources = ['electron', 'renderer', 'shared', 'scripts', 'test'];

export const checkSteps: readonly CheckStep[] = [
  {
    name: 'types',
    advice: 'fix the types; `npx tsc -b` shows them again',
    tool: 'typescript/bin/tsc',
    args: ['-b', '--pretty'],
  },
  {
    name: 'lint',
    advice: '`npx oxlint --type-aware --fix` repairs some of it',
    tool: 'oxlint/bin/oxlint',
    args: ['--type-aware', '--deny-warnings'],
  },
  {
    name: 'dependency directions',
    advice: 'see "Who may import whom" in ARCHITECTURE.md',
    tool: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.mjs', ...sources],
  },
  {
    name: 'dead code',
    advice: 'delete what nobody uses, or stop exporting it',
    tool: 'knip/bin/knip.js',
    args: [],
  },
  {
    name: 'code that only tests use',
    advice: 'delete it together with its tests, or put it to use',
    tool: 'knip/bin/knip.js',
    args: ['--production', '--include', 'files,dependencies'],
  },
  { name: 'format', advice: 'run `npm run format`', tool: 'prettier/bin/prettier.cjs', args: ['--check', '.'] },
];

/** Size, ban list, lockfile, words: they are tests, so `npm test` counts them one by one instead. */
export const guardStep: CheckStep = {
  name: 'guards',
  advice: 'each failing guard says what it wants',
  tool: 'vitest/vitest.mjs',
  args: ['run', '--project', 'guards', '--reporter', 'dot'],
};
