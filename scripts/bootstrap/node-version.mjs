/** The oldest Node that can install Dailies. Everything after the installation runs on the Node in node_modules. */
const oldestSystemNode = 20;

/** The Node that runs Dailies: older ones crash while loading the database driver, without a word. */
const appNode = 24;

/**
 * The major version in a version text such as `v24.21.0`; `null` when there is none.
 *
 * @param {string} version
 * @returns {number | null}
 */
export function majorOf(version) {
  const match = /^v?(\d+)\./.exec(version.trim());
  return match?.[1] === undefined ? null : Number(match[1]);
}

/**
 * One sentence when this Node is too old to go on; else `null`.
 *
 * @param {string} version
 * @returns {string | null}
 */
export function systemNodeProblem(version) {
  const major = majorOf(version);
  if (major !== null && major >= oldestSystemNode) return null;
  return `Dailies needs Node ${oldestSystemNode} or newer; this is ${version}. Install a current Node from https://nodejs.org and try again.`;
}

/**
 * Which Node runs the app: the one from node_modules when it works, else this one when it is new enough.
 *
 * @param {{ packaged: string | null, system: string }} versions version texts; `packaged` is `null` when it does not run
 * @returns {{ use: 'packaged' | 'system' } | { problem: string }}
 */
export function chooseNode({ packaged, system }) {
  if (packaged !== null && majorOf(packaged) === appNode) return { use: 'packaged' };
  if ((majorOf(system) ?? 0) >= appNode) return { use: 'system' };
  return {
    problem:
      `Dailies runs on Node ${appNode}, which the package "node" brings along, but its install script was not allowed to run; ` +
      'run "npm rebuild node --ignore-scripts=false", or install Node 24 yourself, and try again.',
  };
}
