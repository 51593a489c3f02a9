import type { PaidProvider } from '#electron/wiring/providers.ts';
import { createSampleProvider } from './adapter.ts';
import { sampleCapabilities, sampleEndpoints, sampleKeyVariables } from './capabilities.ts';

/** All that the application has to be told of this folder. */
export const sampleRow: PaidProvider = {
  capabilities: sampleCapabilities,
  endpoints: sampleEndpoints,
  keyVariables: sampleKeyVariables,
  create: createSampleProvider,
};
