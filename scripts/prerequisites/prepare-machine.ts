import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { runProgram } from '../run-program.ts';
import { Sentence } from '../sentence.ts';
import { findKeyringProblem } from './find-keyring.ts';
import { findChromium, findOnPath } from './find-programs.ts';
import { distributionOf, planInstallation, type Installer, type Prerequisite } from './plan-installation.ts';

async function isMissing(name: Prerequisite): Promise<boolean> {
  switch (name) {
    case 'chromium':
      return findChromium(process.env, chromium.executablePath()) === null;
    case 'ffmpeg':
      return findOnPath('ffmpeg', process.env) === null || findOnPath('ffprobe', process.env) === null;
    case 'openssl':
      return findOnPath('openssl', process.env) === null;
    case 'keyring':
      // Nothing can be installed where the system has one.
      return process.platform === 'linux' && (await findKeyringProblem(process.env)) !== null;
  }
}

async function findMissing(names: readonly Prerequisite[]): Promise<readonly Prerequisite[]> {
  const areMissing = await Promise.all(names.map(isMissing));
  return names.filter((_, index) => areMissing[index]);
}

async function lookAtInstaller(): Promise<Installer> {
  let osRelease = '';
  try {
    osRelease = readFileSync('/etc/os-release', 'utf8');
  } catch {
    // Not a Linux system.
  }
  const isRoot = process.getuid?.() === 0;
  return {
    platform: process.platform,
    distribution: distributionOf(osRelease),
    hasAptGet: findOnPath('apt-get', process.env) !== null,
    isRoot,
    hasSudo: !isRoot && (await runProgram('sudo', ['-n', 'true'])).code === 0,
  };
}

/** Looks, installs, looks again. Answers what a person can run instead where that did not help, else `null`. */
async function install(names: readonly Prerequisite[]): Promise<string | null> {
  const missing = await findMissing(names);
  if (missing.length === 0) return null;
  const plan = planInstallation(missing, await lookAtInstaller());
  if (plan.commands.length > 0) console.log(`Installing ${missing.join(' and ')} (once) …`);
  for (const { program, args, env, unlessFound, isFirstTry = false } of plan.commands) {
    if (unlessFound !== undefined && !(await isMissing(unlessFound))) continue;
    const run = await runProgram(program, args, { env: { ...process.env, ...env } });
    if (run.code !== 0 && !isFirstTry) break;
  }
  return (await findMissing(names)).length > 0 ? plan.advice : null;
}

/**
 * Makes sure that what is needed is here. Ends in a `Sentence` that says what to run when it cannot be had; what is only
 * `welcome` costs one sentence then, and the tests that use it are skipped. Answers Chromium's path.
 */
export async function prepareMachine(
  needed: readonly Prerequisite[],
  welcome: readonly Prerequisite[] = [],
): Promise<string> {
  const named = process.env['DAILIES_CHROMIUM'] ?? '';
  if (named !== '' && (await isMissing('chromium'))) {
    throw new Sentence(`DAILIES_CHROMIUM is ${named}, which is not a program; correct it or unset it.`);
  }
  const advice = await install(needed);
  if (advice !== null) throw new Sentence(advice);
  const skipped = await install(welcome);
  if (skipped !== null) console.log(`Some tests are skipped. ${skipped}`);
  const found = findChromium(process.env, chromium.executablePath());
  if (found === null) throw new Sentence('The tests need Chromium; install it and try again.');
  return found;
}
