import { describe, expect, it } from 'vitest';
import { hasFreePlace } from '#electron/jobs/live-job.ts';
import { providerIdSchema } from '#shared/ids.ts';
import type { JobState } from '#shared/domain/job-state.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { states } from './job-samples.ts';

const provider = createPaidProvider({ maxConcurrent: 2 });
const { id: providerId } = provider.capabilities;
const isFree = (...list: readonly JobState[]) =>
  hasFreePlace(
    list.map((state) => ({ job: { providerId, state } })),
    provider,
  );

describe('a place at a provider', () => {
  it('is taken by what is on its way', () => {
    expect(isFree(states.preparing)).toBe(true);
    expect(isFree(states.preparing, states.running)).toBe(false);
    expect(isFree(states.preparing, states.waiting, states.downloading)).toBe(true);
  });

  it('is not taken by what waits for a person, or for a key', () => {
    const held = { ...states.preparing, hold: 'person' } as const;
    const keyless = { ...states.running, hold: 'key' } as const;
    expect(isFree(held, held, keyless)).toBe(true);
    expect(isFree({ ...states.running, hold: 'window' }, states.preparing)).toBe(false);
  });

  it('at another provider does not count', () => {
    const other = createPaidProvider({ maxConcurrent: 1 }, { id: providerIdSchema.parse('other') });
    expect(hasFreePlace([{ job: { providerId, state: states.running } }], other)).toBe(true);
  });
});
