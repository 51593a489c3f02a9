/** `npm start`: builds what changed and opens Dailies in the host that this machine can run. */
import { buildApp } from './build-app.ts';
import { chooseHost, parseStartFlags } from './host/choose-host.ts';
import { fetchElectron, findElectron } from './host/electron-binary.ts';
import { lookAtMachine } from './host/look-at-machine.ts';
import { runHost } from './host/run-host.ts';
import { inProject, project } from './project.ts';
import { runScript, Sentence } from './sentence.ts';

function runBrowserHost(opens: boolean, why: string): Promise<number> {
  console.log(`Dailies runs in your browser, because ${why}.`);
  return runHost(process.execPath, [inProject('out/main/serve.js'), ...(opens ? [] : ['--no-open'])]);
}

await runScript(async () => {
  const flags = parseStartFlags(process.argv.slice(2));
  if ('problem' in flags) throw new Sentence(flags.problem);
  const choice = chooseHost(lookAtMachine(process.env), flags);
  await buildApp();
  if (choice.host === 'browser') return runBrowserHost(choice.opens, choice.why);

  const electron = findElectron() ?? (await fetchElectron());
  if (electron === null) return runBrowserHost(true, "Electron's program is not here and could not be fetched");
  console.log('Dailies runs in its own window, with Electron.');
  return runHost(electron, [project]);
});
