import { join } from 'node:path';
import { parseArgs } from 'node:util';
import packageFile from '../package.json' with { type: 'json' };
import { systemClock } from './platform/clock.ts';
import { createFileLogger } from './platform/file-logger.ts';
import { findLibraryFolder } from './platform/library-folder.ts';
import { openPrivately } from './serve/open-browser.ts';
import { startServer } from './serve/server.ts';
import { endOnSignals, offerLinks } from './serve/terminal.ts';

/** better-sqlite3 ends older processes without a word, so nothing that needs it may be loaded before this check. */
const neededNode = 24;

async function run(opensBrowser: boolean): Promise<void> {
  const { startApplication } = await import('./application.ts');
  const { platform } = process;
  const libraryFolder = findLibraryFolder();
  const logger = createFileLogger(libraryFolder);
  const application = await startApplication({
    libraryFolder,
    rendererFolder: join(import.meta.dirname, '../renderer'),
    appVersion: packageFile.version,
    host: {
      kind: 'browser',
      canReveal: false,
      hasWindowControls: false,
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
    },
    clock: systemClock,
    logger,
  });
  const server = await startServer({ application, clock: systemClock, logger });
  endOnSignals(async () => {
    await server.close();
    await application.close();
  });
  offerLinks({ input: process.stdin, write: writeLine, newLink: () => server.newLink() });
  const problem = application.problem();
  if (problem !== null) complain(`The library ${libraryFolder} is not open: ${problem.code}. The page says more.`);
  if (opensBrowser && !(await openPrivately(server.newLink()))) complain('No browser was found; open the link above.');
}

function writeLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

const { values } = parseArgs({ options: { 'no-open': { type: 'boolean', default: false } } });
if (Number.parseInt(process.versions.node, 10) < neededNode) {
  complain(`Dailies needs Node ${neededNode} or newer; this is ${process.version}. \`npm start\` brings it along.`);
  process.exitCode = 1;
} else {
  run(!values['no-open']).catch((error: unknown) => {
    complain(`Dailies could not start: ${String(error)}`);
    process.exit(1);
  });
}
