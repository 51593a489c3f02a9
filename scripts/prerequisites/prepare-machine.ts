import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { runProgram } from '../run-program.ts';
import { Sentence } from '../sentence.ts';
import { findChromium, findOnPath } from './find-programs.ts';
import { distributionOf, planInstallation, type Installer, type Prerequisite } from './plan-installation.ts';

function isMissing(name: Prerequisite): boolean {
  if (name === 'chromium') return findChromium(process.env, chromium.executablePath()) === null;
  return findOnPath('ffmpeg', process.env) === null || findOnPath('ffprobe', process.env) === null;
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

/**
 * Makes sure that Chromium and, where asked for, ffmpeg are here: looks, installs, looks again. Ends in a `Sentence` that
 * says what to run when they cannot be had. Answers Chromium's path.
 */
export async function prepareMachine(needed: readonly Prerequisite[]): Promise<string> {
  const named = process.env['DAILIES_CHROMIUM'] ?? '';
  if (named !== '' && isMissing('chromium')) {
    throw new Sentence(`DAILIES_CHROMIUM is ${named}, which is not a program; correct it or unset it.`);
  }
  const missing = needed.filter(isMissing);
  if (missing.length > 0) {
    const plan = planInstallation(missing, await lookAtInstaller());
    if (plan.commands.length > 0) console.log(`Installing ${missing.join(' and ')} (once) …`);
    for (const { program, args, env } of plan.commands) {
      const run = await runProgram(program, args, { env: { ...process.env, ...env } });
      if (run.code !== 0) break;
    }
    if (missing.some(isMissing)) throw new Sentence(plan.advice);
  }
  const found = findChromium(process.env, chromium.executablePath());
  if (found === null) throw new Sentence('The tests need Chromium; install it and try again.');
  return found;
}
