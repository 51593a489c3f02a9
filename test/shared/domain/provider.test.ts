import { describe, expect, it } from 'vitest';
import { capabilitiesSchema, estimateOption } from '#shared/domain/provider.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';

const { capabilities } = createPaidProvider();

describe('capabilities', () => {
  it('with price questions have the option that stops them', () => {
    const asked = { ...capabilities, hasEstimate: true };
    expect(capabilitiesSchema.safeParse(asked).error?.issues).toMatchObject([{ path: ['options'] }]);
    expect(capabilitiesSchema.safeParse({ ...asked, options: [estimateOption] }).success).toBe(true);
    expect(capabilitiesSchema.safeParse(capabilities).success).toBe(true);
  });
});
