import { describe, expect, it } from 'vitest';
import { readEnvironmentKey } from '#electron/providers/environment-keys.ts';

const variables = { main: [['ACME_KEY'], ['ACME_ID', 'ACME_SECRET']] };

function read(environment: Readonly<Record<string, string | undefined>>): readonly string[] | null {
  const found = readEnvironmentKey(variables, 'main', environment);
  return found === null ? null : [found.text.reveal(), ...found.variables];
}

describe('readEnvironmentKey', () => {
  it('takes the first alternative that is set in full', () => {
    expect(read({ ACME_KEY: 'whole', ACME_ID: 'a', ACME_SECRET: 'b' })).toEqual(['whole', 'ACME_KEY']);
    expect(read({ ACME_KEY: ' ', ACME_ID: ' a ', ACME_SECRET: 'b\n' })).toEqual(['a:b', 'ACME_ID', 'ACME_SECRET']);
    expect(read({ ACME_ID: 'a' })).toBeNull();
    expect(read({ ACME_ID: 'a', ACME_SECRET: '' })).toBeNull();
    expect(read({})).toBeNull();
  });

  it('has none for a slot without variables', () => {
    expect(readEnvironmentKey(variables, 'billing', { ACME_KEY: 'whole' })).toBeNull();
  });
});
