import { startFakeFal, type FakeFal } from '#test/fakes/fal/fake-fal.ts';
import { test as base } from './fixtures.ts';

interface PaidFixtures {
  /** fal.ai on this machine; the application under test is pointed at it. */
  readonly fal: FakeFal;
  /** Whether the application finds its key in the environment. */
  readonly hasEnvironmentKey: boolean;
}

/** Dailies beside a fal.ai that charges nothing and keeps a ledger. */
export const test = base.extend<PaidFixtures>({
  hasEnvironmentKey: [true, { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from this pattern
  fal: async ({}, provide) => {
    const fal = await startFakeFal({ life: { queuedPolls: 0, runningPolls: 0 } });
    await provide(fal);
    await fal.close();
  },

  environment: async ({ fal, hasEnvironmentKey }, provide) => {
    await provide({
      ...fal.environment,
      DAILIES_LOOPBACK_ONLY: '1',
      ...(hasEnvironmentKey ? { FAL_KEY: fal.key } : {}),
    });
  },
});

export { expect } from './fixtures.ts';
