import { describe, expect, it } from 'vitest';
import { eachlabsCapabilities } from '#electron/providers/eachlabs/capabilities.ts';
import type { ProviderCall } from '#electron/providers/provider.ts';
import { usualModels, withProperties, type PropertySchema } from '#test/fakes/eachlabs/eachlabs-models.ts';
import { answerAfterWork, refuse, resetAfterWork } from '#test/fakes/provider-server/behaviours.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { assets, eachlabsSpec, mini, mira, settings, standard } from './eachlabs-specs.ts';
import { offered, serveEachlabs } from './served-eachlabs.ts';

const served = serveEachlabs();

const keyless: ProviderCall = { signal: new AbortController().signal, keys: null };

describe('what is published', () => {
  const read = async () => await offered(served.provider.readPublished?.(keyless));

  it('is read without a key, each schema once, and taken over', async () => {
    const [text] = usualModels;
    if (text === undefined) throw new Error('no model');
    const large: PropertySchema = { type: 'string', enum: ['480p', '720p', '1080p'] };
    served.fake.setModels(
      usualModels.map((model) => {
        if (model.slug.endsWith('-image-to-video')) return withProperties(model, { resolution: large });
        if (!model.slug.endsWith('mini-reference-to-video')) return model;
        const sound: PropertySchema = { type: 'array' };
        return withProperties(model, { video_urls: { type: 'string' }, audio_urls: null, reference_audio: sound });
      }),
    );
    served.now += 86_400_000;
    const table = unwrap(await read());
    expect(served.fake.calls.map(({ path, hasCredentials }) => [path.split('?')[0], hasCredentials])).toEqual([
      ['/v1/models', false],
      ...usualModels.map(() => ['/v1/model', false]),
    ]);
    expect(table.readAt).toBe(served.now);
    expect(served.provider.usePublished?.({ ...table, data: JSON.parse(JSON.stringify(table.data)) as unknown })).toBe(
      true,
    );
    const { resolutions, tiers, source } = served.provider.capabilities;
    expect(resolutions).toEqual(['480p', '720p', '1080p']);
    expect(tiers.map(({ id, resolutions: own }) => [id, own])).toEqual([
      ['standard', undefined],
      ['fast', ['480p', '720p']],
      ['mini', ['480p', '720p']],
    ]);
    expect(source.readOn).toBe('2026-11-22');
    const spec = eachlabsSpec({ kind: 'references', references: [mira] });
    expect(served.provider.prepare(spec, assets, mini, settings).ok).toBe(true);
  });

  it('decides what is offered: a model that has left the list is not', async () => {
    served.fake.setModels(usualModels.filter(({ slug }) => slug.endsWith('-fast')));
    expect(served.provider.usePublished?.(unwrap(await read()))).toBe(true);
    expect(served.provider.capabilities.tiers.map(({ id }) => id)).toEqual(['fast']);
    expect(unwrapError(served.provider.prepare(eachlabsSpec(), assets, standard, settings))).toMatchObject([
      { code: 'tier-unknown' },
    ]);
  });

  it('leaves what stood before when it is not understood', async () => {
    const before = served.provider.capabilities;
    expect(served.provider.usePublished?.({ data: { models: 'all' }, readAt: served.now })).toBe(false);
    expect(served.provider.capabilities).toBe(before);
    served.fake.setModels([]);
    expect(unwrapError(await read())).toMatchObject({ code: 'provider.changed' });
    served.fake.script.next('models', answerAfterWork(200, '{"models":[]}'), refuse(500, {}), resetAfterWork);
    expect(unwrapError(await read())).toMatchObject({ code: 'provider.changed' });
    expect(unwrapError(await read())).toMatchObject({ code: 'provider.unavailable' });
    expect(unwrapError(await read())).toMatchObject({ kind: 'network' });
  });

  it('takes a model as usual when it has no schema, and fails as a whole when one is not answered', async () => {
    served.fake.script.next('model', refuse(404, { error: 'Model not found' }), answerAfterWork(200, 'null'));
    expect(served.provider.usePublished?.(unwrap(await read()))).toBe(true);
    expect(served.provider.capabilities.tiers).toEqual(eachlabsCapabilities.tiers);
    served.fake.script.next('model', resetAfterWork);
    expect(unwrapError(await read())).toMatchObject({ kind: 'network' });
    served.fake.script.next('model', refuse(503, {}));
    expect(unwrapError(await read())).toMatchObject({ code: 'provider.unavailable' });
  });
});
