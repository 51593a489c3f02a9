import { expect, it } from 'vitest';
import { endpointPrefix, endpointVariable } from '#shared/domain/endpoint-variable.ts';

it('names the address among several, and leaves the name out where there is one', () => {
  expect(endpointVariable('acme-video', 'long-name', ['queue', 'long-name'])).toBe('DAILIES_ACME_VIDEO_LONG_NAME_URL');
  expect(endpointVariable('acme-video', 'api', ['api'])).toBe('DAILIES_ACME_VIDEO_URL');
});

it('begins every variable of a provider with its prefix', () => {
  for (const names of [['api'], ['api', 'rest']]) {
    expect(endpointVariable('acme', 'api', names).startsWith(endpointPrefix('acme'))).toBe(true);
  }
});
