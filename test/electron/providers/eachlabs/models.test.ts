import { describe, expect, it } from 'vitest';
import { capabilitiesOf, eachlabsCapabilities } from '#electron/providers/eachlabs/capabilities.ts';
import { builtInModels, modelOfSlug, type EachlabsModel } from '#electron/providers/eachlabs/models.ts';
import { readTable } from '#electron/providers/eachlabs/published.ts';
import { readModelSchema } from '#electron/providers/eachlabs/read-schema.ts';
import { usualModels } from '#test/fakes/eachlabs/eachlabs-models.ts';

function known(slug: string): EachlabsModel {
  const model = modelOfSlug(slug);
  if (model === null) throw new Error(slug);
  return model;
}

const prefix = 'bytedance-seedance-2-0-';
const references = known(`${prefix}reference-to-video`);
const frames = known(`${prefix}image-to-video`);

const described = (properties: unknown, usual = references) =>
  readModelSchema({ slug: usual.slug, version: '0.0.1', request_schema: { type: 'object', properties } }, usual);
/** As the schemas of all models have them. */
const everywhere = { prompt: { type: 'string' }, duration: { type: 'string' } };

describe('the models that are built in', () => {
  it('have "mini" before the kind and "fast" after it, and mini for references only', () => {
    expect(builtInModels.map(({ slug, kind, tier }) => [slug, kind, tier])).toEqual([
      [`${prefix}text-to-video`, 'text', 'standard'],
      [`${prefix}text-to-video-fast`, 'text', 'fast'],
      [`${prefix}image-to-video`, 'frames', 'standard'],
      [`${prefix}image-to-video-fast`, 'frames', 'fast'],
      [`${prefix}reference-to-video`, 'references', 'standard'],
      [`${prefix}reference-to-video-fast`, 'references', 'fast'],
      [`${prefix}mini-reference-to-video`, 'references', 'mini'],
    ]);
  });

  it('are known by their exact name alone', () => {
    expect(modelOfSlug('bytedance-seedance-2-5-reference-to-video')).toBeNull();
    expect(modelOfSlug(`${prefix}text-to-video-mini`)).toBeNull();
    expect(modelOfSlug('kling-v2-text-to-video')).toBeNull();
    expect(modelOfSlug(`${prefix}mini-text-to-video`)).toMatchObject({ kind: 'text', tier: 'mini' });
  });
});

describe('the capabilities', () => {
  it('say that mini makes references only', () => {
    const { tiers, kinds, resolutions, more, references: files } = eachlabsCapabilities;
    expect(kinds).toEqual(['text', 'frames', 'references']);
    expect(resolutions).toEqual(['480p', '720p']);
    expect(tiers.map(({ id, kinds: own }) => [id, own])).toEqual([
      ['standard', undefined],
      ['fast', undefined],
      ['mini', ['references']],
    ]);
    expect(more).toEqual([{ id: 'endUserId', isHint: false }]);
    expect(files).toEqual({ images: 9, videos: 3, audio: 3, total: 12 });
  });

  it('offer 1080p at the tier that has it', () => {
    const models = builtInModels.map((model) =>
      model.slug === frames.slug ? { ...model, resolutions: [...model.resolutions, '1080p' as const] } : model,
    );
    const { resolutions, tiers, source } = capabilitiesOf(models, '2026-12-01');
    expect(resolutions).toEqual(['480p', '720p', '1080p']);
    expect(tiers.map(({ resolutions: own }) => own)).toEqual([undefined, ['480p', '720p'], ['480p', '720p']]);
    expect(source.readOn).toBe('2026-12-01');
  });

  it('are those of the models there are', () => {
    const only = capabilitiesOf([{ ...references, video: null, audio: null, optional: [] }], '2026-12-01');
    expect(only).toMatchObject({ kinds: ['references'], more: [], references: { images: 9, videos: 0, audio: 0 } });
    expect(only.tiers.map(({ id }) => id)).toEqual(['standard']);
    const single = { name: 'video_urls', isList: false };
    expect(capabilitiesOf([{ ...references, video: single }], '2026-12-01').references.videos).toBe(1);
    expect(capabilitiesOf([frames], '2026-12-01').references).toMatchObject({ videos: 0, audio: 0 });
  });
});

describe('a schema', () => {
  it('as it is published changes nothing of what is usual', () => {
    for (const { slug, requestSchema } of usualModels) {
      const usual = known(slug);
      expect(readModelSchema({ slug, request_schema: requestSchema }, usual)).toEqual(usual);
    }
  });

  it.each<[string, unknown, readonly string[]]>([
    ['lists 1080p', { enum: ['1080p', '480p', '720p'] }, ['480p', '720p', '1080p']],
    ['lists one', { type: 'string', enum: ['720p'] }, ['720p']],
    ['lists what nobody knows besides', { enum: ['480p', '4k', 7] }, ['480p']],
    ['lists nothing that is known', { enum: ['4k'] }, ['480p', '720p']],
    ['lists nothing', { type: 'string' }, ['480p', '720p']],
    ['lists in an unknown way', { enum: 'all' }, ['480p', '720p']],
  ])('that %s offers that', (_name, resolution, expected) => {
    expect(described({ resolution })?.resolutions).toEqual(expected);
  });

  it.each<[string, Record<string, unknown>, unknown, unknown]>([
    [
      'a list',
      { video_urls: { type: 'array', items: { type: 'string' } } },
      { name: 'video_urls', isList: true },
      null,
    ],
    ['one address', { video_urls: { type: 'string' } }, { name: 'video_urls', isList: false }, null],
    [
      'either',
      { video_urls: { anyOf: [{ type: 'string' }, { type: 'array' }] } },
      { name: 'video_urls', isList: true },
      null,
    ],
    ['nothing or a list', { video_urls: { type: ['null', 'array'] } }, { name: 'video_urls', isList: true }, null],
    ['a name of its own', { reference_audio: { type: 'array' } }, null, { name: 'reference_audio', isList: true }],
    ['the singular', { audio_url: { type: 'string' } }, null, { name: 'audio_url', isList: false }],
    [
      'both names',
      { audio: { type: 'string' }, audio_urls: { type: 'array' } },
      null,
      { name: 'audio_urls', isList: true },
    ],
    ['a switch for sound', { generate_audio: { type: 'boolean' } }, null, null],
    ['no type', { video_urls: { title: 'Videos' } }, null, null],
    ['another word', { videography: { type: 'string' } }, null, null],
  ])('names the fields of files: %s', (_name, properties, video, audio) => {
    expect(described({ ...everywhere, ...properties })).toMatchObject({ video, audio });
  });

  it('of frames has no lists of references', () => {
    expect(described({ video_urls: { type: 'array' } }, frames)).toMatchObject({ video: null, audio: null });
  });

  it('says which parameters may be left out', () => {
    expect(described({ ...everywhere, seed: { type: 'string' } })?.optional).toEqual(['seed']);
    expect(described(everywhere)?.optional).toEqual([]);
  });

  it('that shows only a part of the input says nothing about the rest', () => {
    const part = { video_urls: { type: 'string' }, resolution: { enum: ['720p'] } };
    const { audio, optional } = references;
    expect(described(part)).toEqual({
      ...references,
      resolutions: ['720p'],
      video: { name: 'video_urls', isList: false },
      audio,
      optional,
    });
    const closed = { request_schema: { properties: part, additionalProperties: false } };
    expect(readModelSchema(closed, references)).toMatchObject({ audio: null, optional: [] });
  });

  it.each([undefined, null, [], 'schema', { request_schema: null }, { request_schema: { type: 'object' } }])(
    'that cannot be read is none: %j',
    (answer) => {
      expect(readModelSchema(answer, references)).toBeNull();
    },
  );
});

describe('a table that was kept', () => {
  const tableOf = (models: unknown) => ({ data: JSON.parse(JSON.stringify({ models })), readAt: 1 });

  it('comes back as it was read', () => {
    expect(readTable(tableOf(builtInModels))).toEqual(builtInModels);
  });

  it.each<[string, unknown]>([
    ['empty', []],
    ['of another version', [{ ...references, pages: 2 }]],
    ['with an unknown model', [{ ...references, slug: 'kling' }]],
    ['with a model under another kind', [{ ...references, kind: 'text' }]],
    ['with a model under another tier', [{ ...references, tier: 'fast' }]],
    ['without resolutions', [{ ...references, resolutions: [] }]],
    ['no list', null],
  ])('is left alone when it is %s', (_name, models) => {
    expect(readTable(tableOf(models))).toBeNull();
  });
});
