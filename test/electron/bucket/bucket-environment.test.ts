import { describe, expect, it } from 'vitest';
import { readEnvironmentBucket } from '#electron/bucket/bucket-environment.ts';
import { failure, value } from '#test/fixtures/library-database.ts';

const url = 'https://minio.example.com:9000';

describe('the bucket of the environment', () => {
  it('is none where nothing names one', () => {
    expect(value(readEnvironmentBucket({ DAILIES_BUCKET_URL: ' ', DAILIES_BUCKET_REGION: 'x' }))).toBeNull();
  });

  it('has an address and a name, and tells which variables it comes from', () => {
    expect(value(readEnvironmentBucket({ DAILIES_BUCKET_URL: `${url} `, DAILIES_BUCKET_NAME: 'films' }))).toEqual({
      settings: { url, region: '', name: 'films', isForAll: false },
      variables: ['DAILIES_BUCKET_URL', 'DAILIES_BUCKET_NAME'],
    });
    const all = {
      DAILIES_BUCKET_URL: url,
      DAILIES_BUCKET_REGION: 'nl-ams',
      DAILIES_BUCKET_NAME: 'films',
      DAILIES_BUCKET_FOR_ALL: '1',
    };
    expect(value(readEnvironmentBucket(all))).toEqual({
      settings: { url, region: 'nl-ams', name: 'films', isForAll: true },
      variables: Object.keys(all),
    });
  });

  it.each([
    ['DAILIES_BUCKET_NAME', { DAILIES_BUCKET_URL: url }],
    ['DAILIES_BUCKET_URL', { DAILIES_BUCKET_NAME: 'films' }],
    ['DAILIES_BUCKET_URL', { DAILIES_BUCKET_URL: 'http://nas.local', DAILIES_BUCKET_NAME: 'films' }],
    ['DAILIES_BUCKET_NAME', { DAILIES_BUCKET_URL: url, DAILIES_BUCKET_NAME: 'a/b' }],
    ['DAILIES_BUCKET_REGION', { DAILIES_BUCKET_URL: url, DAILIES_BUCKET_NAME: 'films', DAILIES_BUCKET_REGION: 'a b' }],
  ])('names %s when that makes it useless', (variable, environment) => {
    expect(failure(readEnvironmentBucket(environment))).toMatchObject({
      code: 'bucket.address-invalid',
      params: { context: 'variable', variable },
    });
  });
});
