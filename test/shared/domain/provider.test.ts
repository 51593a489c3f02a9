import { describe, expect, it } from 'vitest';
import { falCapabilities } from '#electron/providers/fal/capabilities.ts';
import { capabilitiesSchema, estimateOption } from '#shared/domain/provider.ts';

describe('capabilities', () => {
  it('with price questions have the option that stops them', () => {
    const asked = { ...falCapabilities, hasEstimate: true };
    expect(capabilitiesSchema.safeParse(asked).error?.issues).toMatchObject([{ path: ['options'] }]);
    expect(capabilitiesSchema.safeParse({ ...asked, options: [estimateOption] }).success).toBe(true);
    expect(capabilitiesSchema.safeParse(falCapabilities).success).toBe(true);
  });
});
