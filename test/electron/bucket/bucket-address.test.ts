import { describe, expect, it } from 'vitest';
import { readBucketAddress } from '#electron/bucket/bucket-address.ts';
import { failure, value } from '#test/fixtures/library-database.ts';

const read = (url: string, name = 'films', region = '', isNamedOutside = false) =>
  readBucketAddress({ url, name, region, isForAll: false }, isNamedOutside);

describe('the address of a bucket', () => {
  it.each([
    [
      'the name in the path',
      'https://s3.eu-central-1.amazonaws.com',
      'films',
      'https://s3.eu-central-1.amazonaws.com/films',
    ],
    [
      'a slash at the end',
      'https://s3.eu-central-1.amazonaws.com/',
      'films',
      'https://s3.eu-central-1.amazonaws.com/films',
    ],
    [
      'a host of its own',
      'https://films.s3.us-west-2.amazonaws.com',
      'films',
      'https://films.s3.us-west-2.amazonaws.com',
    ],
    [
      'a name that only begins like the host',
      'https://filmstock.test.example',
      'films',
      'https://filmstock.test.example/films',
    ],
    [
      'a storage below a path',
      'https://abc.supabase.co/storage/v1/s3',
      'films',
      'https://abc.supabase.co/storage/v1/s3/films',
    ],
    [
      'an address that has the name already',
      'https://1a.r2.cloudflarestorage.com/films',
      'films',
      'https://1a.r2.cloudflarestorage.com/films',
    ],
    ['a path that only ends like the name', 'https://a.example/myfilms', 'films', 'https://a.example/myfilms/films'],
    ['capitals in the host', 'https://Films.S3.example.com', 'films', 'https://films.s3.example.com'],
    ['a name with dots', 'https://s3.example.com', 'my.films', 'https://s3.example.com/my.films'],
  ])('has objects below it: %s', (_, url, name, base) => {
    expect(value(read(url, name))).toMatchObject({ base, origin: new URL(base).origin, trustedOrigins: [] });
  });

  it.each([
    ['https://s3.eu-central-1.amazonaws.com', 'eu-central-1'],
    ['https://s3-eu-west-3.amazonaws.com', 'eu-west-3'],
    ['https://films.s3.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
    ['https://s3.dualstack.ap-south-1.amazonaws.com', 'ap-south-1'],
    ['https://s3.us-west-004.backblazeb2.com', 'us-west-004'],
    ['https://s3.eu-central-2.wasabisys.com', 'eu-central-2'],
    ['https://fra1.digitaloceanspaces.com', 'fra1'],
    ['https://1a.r2.cloudflarestorage.com', 'auto'],
    ['https://s3.amazonaws.com', 'us-east-1'],
    ['https://storage.example.com', 'us-east-1'],
  ])('%s is in %s unless said otherwise', (url, region) => {
    expect(value(read(url)).region).toBe(region);
    expect(value(read(url, 'films', 'nl-ams')).region).toBe('nl-ams');
  });

  it.each([
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['http://[::1]:9000', 'http://[::1]:9000'],
    ['https://127.0.0.1:9000', 'https://127.0.0.1:9000'],
  ])('may be on this machine: %s', (url, origin) => {
    expect(value(read(url))).toMatchObject({ origin, trustedOrigins: [origin] });
  });

  it.each([
    ['no address', 's3.amazonaws.com', 'url'],
    ['another scheme', 'ftp://s3.amazonaws.com', 'url'],
    ['a query', 'https://s3.amazonaws.com?x=1', 'url'],
    ['a password', 'https://me:secret@s3.amazonaws.com', 'url'],
    ['a way up', 'https://s3.amazonaws.com/../x y', 'url'],
    ['plain http', 'http://s3.amazonaws.com', 'scheme'],
    ['plain http by a name of this machine', 'http://localhost:9000', 'scheme'],
    ['a private address', 'https://192.168.1.4', 'private'],
    ['a private name', 'https://nas.local', 'private'],
    ['a port of its own', 'https://minio.example.com:9000', 'private'],
    ['the metadata of a cloud', 'https://169.254.169.254', 'private'],
  ])('refuses %s', (_, url, context) => {
    const error = failure(read(url));
    expect(error).toMatchObject({ code: 'bucket.address-invalid', params: { context } });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it.each(['ab', '-films', 'films-', 'my..films', 'my/films', 'a'.repeat(64), '../up'])(
    'refuses the name %s',
    (name) => {
      expect(failure(read('https://s3.amazonaws.com', name)).params).toEqual({ context: 'name' });
    },
  );

  it('refuses a region that would write into the scope of a signature', () => {
    expect(failure(read('https://s3.amazonaws.com', 'films', 'eu/s3')).params).toEqual({ context: 'region' });
  });

  it('may be private or on a port of its own where the environment names it, but never plain http elsewhere', () => {
    const origin = 'https://minio.example.com:9000';
    expect(value(read(origin, 'films', '', true)).trustedOrigins).toEqual([origin]);
    expect(value(read('https://nas.local', 'films', '', true)).trustedOrigins).toEqual(['https://nas.local']);
    expect(failure(read('http://nas.local', 'films', '', true)).params).toEqual({ context: 'scheme' });
  });
});
