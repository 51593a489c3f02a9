import { describe, expect, it } from 'vitest';
import { createProviderRegistry } from '#electron/providers/registry.ts';
import { providerIdSchema } from '#shared/ids.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';

describe('the registry', () => {
  const paid = createPaidProvider();

  it('finds a provider by its id, and says when there is none', () => {
    const registry = createProviderRegistry([paid]);
    expect(registry.find(providerIdSchema.parse('paid'))).toBe(paid);
    expect(registry.find(providerIdSchema.parse('gone'))).toBeNull();
    expect(registry.providers).toEqual([paid]);
  });

  it('takes no two providers of one name', () => {
    expect(() => createProviderRegistry([paid, createPaidProvider()])).toThrow(/same id/);
  });
});
