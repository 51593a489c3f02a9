import { runTool } from '../run-program.ts';
import type { CheckStep } from './steps.ts';

export interface StepResult {
  readonly step: CheckStep;
  readonly isGreen: boolean;
}

async function runStep(step: CheckStep): Promise<StepResult> {
  const start = performance.now();
  const run = await runTool(step.tool, step.args, {
    env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const isGreen = run.code === 0;
  if (!isGreen) console.log(`\n${run.stdout}${run.stderr}`.trimEnd());
  console.log(`${isGreen ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)${isGreen ? '' : `: ${step.advice}`}`);
  return { step, isGreen };
}

/** Runs every step, two at a time, whatever the others say. Results keep the order of the steps. */
export async function runSteps(steps: readonly CheckStep[]): Promise<readonly StepResult[]> {
  const results = new Map<CheckStep, StepResult>();
  const waiting = [...steps];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) results.set(step, await runStep(step));
  };
  await Promise.all([work(), work()]);
  return steps.flatMap((step) => results.get(step) ?? []);
}
