/** `npm run format`: writes every file the way prettier would. */
import { runTool } from './run-program.ts';
import { runScript } from './sentence.ts';

await runScript(async () => {
  const run = await runTool('prettier/bin/prettier.cjs', ['--write', '--log-level', 'warn', '.'], { shows: true });
  return run.code ?? 1;
});
