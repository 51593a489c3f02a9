import { describe, expect, it } from 'vitest';
import { missingPlatforms, platformOf } from '#scripts/lockfile/complete-platforms.ts';

describe('the platform in the name of a package', () => {
  it.each([
    ['@oxlint/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@oxlint-tsgolint/darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@a/b-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
    ['@a/b-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@a/b-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
    ['@a/b-wasm32-wasi', { cpu: ['wasm32'] }],
    ['@a/b-linux-s390x-gnu', { os: ['linux'], cpu: ['s390x'], libc: ['glibc'] }],
    ['alarm-clock', null],
  ])('%s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});

describe('packages that the lockfile lacks', () => {
  const asking = {
    version: '1.0.0',
    dev: true,
    optionalDependencies: { 'b-win32-x64': '1.0.0', 'b-linux-x64': '1.0.0' },
  };

  it('are added with the version that is asked for, as optional and for their platform only', () => {
    const packages = { 'node_modules/b': asking, 'node_modules/b-linux-x64': { version: '1.0.0' } };
    expect(missingPlatforms(packages)).toEqual({
      'node_modules/b-win32-x64': { version: '1.0.0', dev: true, optional: true, cpu: ['x64'], os: ['win32'] },
    });
  });

  it('are not added when one is found nearer or further up', () => {
    const packages = {
      'node_modules/a/node_modules/b': asking,
      'node_modules/a/node_modules/b-win32-x64': { version: '1.0.0' },
      'node_modules/b-linux-x64': { version: '1.0.0' },
    };
    expect(missingPlatforms(packages)).toEqual({});
  });
});
