import { describe } from 'vitest';
import { createSessionOnly } from '#electron/credentials/session-only.ts';
import { describeVault } from './vault-contract.ts';

describe('createSessionOnly', () => {
  describeVault(createSessionOnly);
});
