import { readFileSync } from 'node:fs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, peer?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * What npm installed compared with what the lockfile asks for. npm keeps a copy of the lockfile inside node_modules, so
 * that an installation by hand counts as well. Optional packages may be missing: they belong to other systems.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | null} installed node_modules/.package-lock.json; `null` when there is none
 * @returns {string | null} the first difference, in words; `null` when all is in place
 */
export function firstDifference(wanted, installed) {
  if (installed === null) return 'nothing is installed yet';
  const present = installed.packages ?? {};
  for (const [path, locked] of Object.entries(wanted.packages ?? {})) {
    const found = present[path];
    if (path === '' || locked.link === true || (found === undefined && locked.optional === true)) continue;
    if (found === undefined) return `${path} is missing`;
    if (found.version !== locked.version) return `${path} is ${found.version}, not ${locked.version}`;
    if (locked.integrity !== undefined && found.integrity !== locked.integrity) return `${path} has other contents`;
  }
  return null;
}

/**
 * @param {string} path
 * @returns {Lockfile | null} `null` when the file is missing or is no JSON
 */
export function readLockfile(path) {
  try {
    return /** @type {Lockfile} */ (JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
