import { setImmediate } from 'node:timers/promises';
import type { ManualClock } from './manual-clock.ts';

/** Waits in real time, as long as the test may last. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Lets everything that is due, and what follows from it, happen; time stands still. */
export async function settle(clock: ManualClock): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    clock.advance(0);
    await setImmediate();
  }
}

/** Lets time pass in steps, so that what is due can plan what comes after it. */
export async function pass(clock: ManualClock, ms: number, stepMs = 1_000): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) {
    clock.advance(Math.min(left, stepMs));
    await settle(clock);
  }
}

/** Waits for work that takes real time, while time also passes for what is planned meanwhile. */
export async function until(clock: ManualClock, condition: () => boolean): Promise<void> {
  await eventually(() => {
    clock.advance(50);
    return condition();
  });
}
