import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of variables that must never reach a test, a demo or a build: keys, proxies, and what changes how Node runs. */
const unwanted = [
  /(^|_)(KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS?)S?$/i,
  /^(https?|all|no|ftp|socks)_proxy$/i,
  /^npm_config_.*proxy$/i,
  /^NODE_(OPTIONS|EXTRA_CA_CERTS|TLS_REJECT_UNAUTHORIZED)$/,
  /^ELECTRON_/,
  /^DAILIES_(?!ELECTRON_LAUNCHER$)/,
];

/** Where programs look for a person's own files. */
const personalFolders = ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME'];

/**
 * The environment for a process that must not see a person's keys, proxies or folders.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {string} folder an empty folder that takes the place of the home folder; it is filled here
 * @returns {Record<string, string>}
 */
export function cleanEnvironment(environment, folder) {
  /** @type {Record<string, string>} */
  const clean = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !unwanted.some((pattern) => pattern.test(name))) clean[name] = value;
  }
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  clean['HOME'] = home;
  clean['USERPROFILE'] = home;
  for (const name of personalFolders) {
    clean[name] = join(home, name.toLowerCase());
    mkdirSync(clean[name], { recursive: true });
  }
  clean['DAILIES_LIBRARY'] = join(folder, 'library');
  return clean;
}
