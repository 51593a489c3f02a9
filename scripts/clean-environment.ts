import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Variables that must never reach a test or a demo: keys, proxies, and what changes how Node and Dailies run. */
const unwanted = [
  /(^|_)(KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS?)S?$/i,
  /^(https?|all|no|ftp|socks)_proxy$/i,
  /^npm_config_.*proxy$/i,
  /^NODE_(OPTIONS|ENV|EXTRA_CA_CERTS|TLS_REJECT_UNAUTHORIZED)$/,
  /^ELECTRON_/,
  /^DAILIES_(?!(ELECTRON_LAUNCHER|CHROMIUM)$)/,
];

/** Where programs look for a person's own files. */
const personalFolders = ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME'];

/**
 * The environment for a process that must not see a person's keys, proxies or folders, and must not be able to spend:
 * only this machine answers it. `folder` takes the place of the home folder and holds the library.
 */
export function cleanEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !unwanted.some((pattern) => pattern.test(name))) clean[name] = value;
  }
  const home = join(folder, 'home');
  const folders = Object.fromEntries(personalFolders.map((name) => [name, join(home, name.toLowerCase())]));
  for (const path of [home, ...Object.values(folders)]) mkdirSync(path, { recursive: true });
  const ours = {
    DAILIES_LIBRARY: join(folder, 'library'),
    DAILIES_LOOPBACK_ONLY: '1',
    // Nothing may reach a person's keyring or open windows: not even its bus is found, and keys have another name.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    DAILIES_KEYCHAIN_SERVICE: 'app.dailies.studio.test',
  };
  return { ...clean, ...folders, HOME: home, USERPROFILE: home, ...ours };
}
