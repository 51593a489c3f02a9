import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startApplication, type Application } from '#electron/application.ts';
import { systemClock } from '#electron/platform/clock.ts';
import { createFileLogger } from '#electron/platform/file-logger.ts';
import { paidProviders } from '#electron/wiring/providers.ts';

const page = { sessionId: 'page', isTrusted: true };

export interface RunningApplication {
  readonly invoke: (method: string, input: unknown) => ReturnType<Application['invoke']>;
  /** Everything it has told its page, answers and events. */
  readonly said: readonly unknown[];
  readonly close: () => Promise<void>;
}

/** The whole application on a library in this folder, with a page at it; only this machine can be reached. */
export async function runApplication(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningApplication> {
  const application = await startApplication({
    libraryFolder: join(folder, 'library'),
    rendererFolder: join(folder, 'renderer'),
    appVersion: '0.1.0',
    host: { kind: 'browser', canReveal: false, hasWindowControls: false, platform: 'linux' },
    clock: systemClock,
    logger: createFileLogger(join(folder, 'library')),
    environment: { DAILIES_LOOPBACK_ONLY: '1', ...environment },
    // The one that has a server here.
    providers: paidProviders.filter(({ capabilities }) => capabilities.id === 'fal'),
  });
  onTestFinished(() => application.close());
  const said: unknown[] = [];
  application.onEvent((_, envelope) => said.push(envelope));
  const invoke: RunningApplication['invoke'] = async (method, input) => {
    const answer = await application.invoke(page, method, input);
    said.push(answer);
    return answer;
  };
  await invoke('app.snapshot', {});
  return { invoke, said, close: () => application.close() };
}

/** Every byte of what lies under a folder. */
export function bytesUnder(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => readFileSync(join(file.parentPath, file.name)).toString('latin1')).join('\n');
}
