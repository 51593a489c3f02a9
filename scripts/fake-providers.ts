/** `npm run fake-providers`: plays the providers on this machine until Ctrl+C and says how `npm start` finds it. */
import { findOnPath } from './prerequisites/find-programs.ts';
import { inProject } from './project.ts';
import { runProgram } from './run-program.ts';
import { runScript, Sentence } from './sentence.ts';

await runScript(async () => {
  const missing = ['ffmpeg', 'ffprobe'].filter((name) => findOnPath(name, process.env) === null);
  if (missing.length > 0) throw new Sentence('The films are made with ffmpeg; install it and try again.');
  // Ctrl+C is for the fakes: they list what was charged and end, and this ends after them.
  process.on('SIGINT', () => undefined);
  const run = await runProgram(process.execPath, [inProject('test/fakes/serve.ts')], { shows: true });
  return run.code ?? 1;
});
