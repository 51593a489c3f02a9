import { describe, expect, it } from 'vitest';
import { keyStateText, keyStatus, sessionOnlyText, testText } from '#renderer/editing/accounts/key-text.ts';
import { keyTrouble } from '#renderer/editing/accounts/key-trouble.ts';
import { recogniseKey } from '#renderer/editing/accounts/recognise-key.ts';
import { appError } from '#shared/errors.ts';
import type { Account } from '#shared/domain/account.ts';
import { provider } from '#test/renderer/seed.ts';
import { accountOf, fal, falKey, keyOf, lantern } from '#test/renderer/account-seed.ts';

describe('whose key it is', () => {
  it('follows from its shape, whatever was copied along with it', () => {
    expect(recogniseKey(falKey, [lantern, fal])).toBe('fal');
    expect(recogniseKey(`\uFEFF  '${falKey}'\r\n`, [lantern, fal])).toBe('fal');
    expect(recogniseKey('ltn_1', [lantern, fal])).toBe('lantern');
  });

  it('stays open when nobody or more than one provider has such keys', () => {
    expect(recogniseKey('', [lantern, fal])).toBeNull();
    expect(recogniseKey('unknown', [lantern, fal])).toBeNull();
    expect(recogniseKey('ltn_1', [lantern, { ...fal, keys: lantern.keys }])).toBeNull();
  });

  it('is not guessed by the shape of a billing key', () => {
    const billing = lantern.keys.map((key) => ({ ...key, slot: 'billing' as const }));
    expect(recogniseKey('ltn_1', [{ ...lantern, keys: billing }])).toBeNull();
  });
});

describe('how an account stands', () => {
  const saved = keyOf('main', { state: 'saved', tail: '7f2c' });

  it.each([
    ['none', {}],
    ['untested', { keys: [saved] }],
    ['accepted', { keys: [{ ...saved, test: { kind: 'accepted' as const, at: 1 } }] }],
    ['other-origin', { keys: [{ ...saved, state: 'other-origin' as const }] }],
    ['unreadable', { keys: [{ ...saved, state: 'unreadable' as const }] }],
    ['problem', { keys: [saved], problem: appError('invalid-input', 'provider.endpoint-invalid') }],
  ] as const)('%s', (status, change) => {
    expect(keyStatus(accountOf(fal, { ...change, keys: 'keys' in change ? [...change.keys] : [keyOf('main')] }))).toBe(
      status,
    );
  });

  it('is none while nothing was told', () => {
    expect(keyStatus(undefined)).toBe('none');
  });

  it('names every variable a key comes from, and never more than its end', () => {
    const key = keyOf('main', { state: 'environment', tail: '9a01', variables: ['FAL_KEY_ID', 'FAL_KEY_SECRET'] });
    expect(keyStateText(key)).toBe('From FAL_KEY_ID, FAL_KEY_SECRET, ends in …9a01. Read-only here.');
  });
});

describe('why nothing can be ordered', () => {
  const trouble = (account: Account | undefined) =>
    keyTrouble({ providers: [provider, fal], accounts: account === undefined ? {} : { [fal.id]: account } }, fal.id);

  it('is a key that nobody entered', () => {
    expect(trouble(undefined)).toBe('missing');
    expect(trouble(accountOf(fal))).toBe('missing');
    expect(trouble(accountOf(fal, { keys: [keyOf('main'), keyOf('billing', { state: 'saved' })] }))).toBe('missing');
  });

  it('is a key, or an address, that cannot be used', () => {
    expect(trouble(accountOf(fal, { keys: [keyOf('main', { state: 'unreadable' })] }))).toBe('unusable');
    const problem = appError('invalid-input', 'provider.endpoint-invalid');
    expect(trouble(accountOf(fal, { problem }))).toBe('unusable');
  });

  it('is nothing where a key can be used, or none is needed', () => {
    expect(trouble(accountOf(fal, { isUsable: true }))).toBeNull();
    expect(keyTrouble({ providers: [provider, fal], accounts: {} }, provider.id)).toBeNull();
  });
});

describe('what a test came to', () => {
  const account = accountOf(fal);

  it('says nothing before there is an answer', () => {
    expect(testText(account, keyOf('main'), 'fal.ai')).toBeNull();
    expect(testText(account, keyOf('main', { test: { kind: 'testing' } }), 'fal.ai')).toBeNull();
  });

  it('names the provider although the error does not, and keeps the details', () => {
    const error = appError('auth', 'key.rejected', { detail: 'HTTP 401' });
    expect(testText(account, keyOf('main', { test: { kind: 'refused', at: 1, error } }), 'fal.ai')).toEqual({
      kind: 'refused',
      sentence: 'fal.ai does not take this key. Paste another one. Nothing was charged.',
      detail: 'HTTP 401',
    });
  });

  it('tells a balance only where it is known', () => {
    const view = keyOf('main', { test: { kind: 'accepted', at: 1 } });
    expect(testText(account, view, 'fal.ai')?.sentence).toBe('fal.ai takes this key. Testing cost nothing.');
    const rich = accountOf(fal, { balance: { amount: { currency: 'USD', amount: 5 }, at: 1 } });
    expect(testText(rich, view, 'fal.ai')?.sentence).toContain('Balance $0.05.');
  });
});

describe('a system without a keychain', () => {
  it('row 82: names what to install where that is known', () => {
    expect(sessionOnlyText({ kind: 'session-only', reason: 'library-missing', install: 'libsecret-1-0' })).toContain(
      'Install libsecret-1-0',
    );
    expect(sessionOnlyText({ kind: 'session-only', reason: 'locked', install: null })).toBe(
      'The keyring is locked. Keys are never written to disk as plain text. Unlock it, then save the key again.',
    );
  });
});
