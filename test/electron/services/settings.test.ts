import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '#shared/domain/settings.ts';
import { providerIdSchema } from '#shared/ids.ts';
import { createPaidProvider } from '#test/fakes/paid-provider.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { openServices } from '#test/fixtures/test-services.ts';

const paid = providerIdSchema.parse('paid');
const gone = providerIdSchema.parse('gone');

function setUp() {
  const options = [
    { id: 'model', choices: ['per-kind', 'plain'] },
    { id: 'address', choices: ['newer', 'older'] },
  ];
  return openServices(undefined, undefined, [createPaidProvider({}, { options })]);
}

const choose = (providerOptions: Settings['providerOptions']) => ({ providerOptions });

describe('options of a provider', () => {
  it('take every choice that it offers, and tell it', () => {
    const { settings, takeAnnounced } = setUp();
    const chosen = { [paid]: { model: 'plain', address: 'newer' } };
    expect(unwrap(settings.update(choose(chosen)))).toEqual({ ...defaultSettings, providerOptions: chosen });
    expect(unwrap(settings.read()).providerOptions).toEqual(chosen);
    expect(takeAnnounced()).toEqual(['settings.changed']);
    // An option that is not named any more stands at its first choice again.
    expect(unwrap(settings.update(choose({ [paid]: {} }))).providerOptions).toEqual({ [paid]: {} });
  });

  it.each([
    ['an option that it does not have', { [paid]: { model: 'plain', speed: 'fast' } }],
    ['a choice that it does not have', { [paid]: { model: 'newer' } }],
    ['a name of an object', { [paid]: { constructor: 'plain' } }],
    ['a provider that is not there', { [gone]: { model: 'plain' } }],
  ])('refuse %s, and change nothing', (_what, chosen) => {
    const { settings, takeAnnounced } = setUp();
    const refused = settings.update({ ...choose(chosen), theme: 'dark' });
    expect(unwrapError(refused)).toMatchObject({ kind: 'invalid-input', code: 'input.invalid', charged: 'no' });
    expect(unwrap(settings.read())).toEqual(defaultSettings);
    expect(takeAnnounced()).toEqual([]);
  });

  it('that were chosen before stay, also when nobody offers them any more', () => {
    const { settings, repositories } = setUp();
    const old = { [gone]: { model: 'plain' }, [paid]: { speed: 'slow' } };
    repositories.settings.write({ providerOptions: old });
    const chosen = { ...old, [paid]: { speed: 'slow', model: 'plain' } };
    expect(unwrap(settings.update(choose(chosen))).providerOptions).toEqual(chosen);
    expect(unwrapError(settings.update(choose({ [paid]: { speed: 'quick' } }))).code).toBe('input.invalid');
    expect(unwrap(settings.update({ theme: 'dark' })).providerOptions).toEqual(chosen);
  });
});
