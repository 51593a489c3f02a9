import { describe, expect, it } from 'vitest';
import { encodeEachlabs } from '#electron/providers/eachlabs/encode-request.ts';
import { modelOf, prepareEachlabs, quoteEachlabs, type Catalogue } from '#electron/providers/eachlabs/map-request.ts';
import type { FrozenRequest, PreparedRequest, RemoteFile } from '#electron/providers/provider.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { moreOptionsOf } from '#shared/domain/more-options.ts';
import { tierIdSchema, type AssetId } from '#shared/ids.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { studio } from '#renderer/words/en/studio.ts';
import {
  assets,
  catalogueOf,
  dance,
  eachlabsSpec,
  fast,
  first,
  last,
  mini,
  mira,
  settings,
  song,
  standard,
  turn,
} from './eachlabs-specs.ts';

const now = Date.parse('2026-11-22');
const usual = catalogueOf();
const files: ReadonlyMap<AssetId, RemoteFile> = new Map(
  [...assets.keys()].map((id) => [
    id,
    { url: `https://cdn-us.eachlabs.ai/uploads/${id.slice(0, 2)}${id.slice(-2)}`, expiresAt: null },
  ]),
);
const urlOf = (id: AssetId): string | undefined => files.get(id)?.url;

const prepare = (spec: ClipSpec, tier = fast, by: Catalogue = usual): PreparedRequest =>
  unwrap(prepareEachlabs(by, spec, assets, tier, settings));
const encode = (spec: ClipSpec, tier = fast, by: Catalogue = usual): FrozenRequest => {
  const prepared = prepare(spec, tier, by);
  return encodeEachlabs(prepared, modelOf(by, prepared), files);
};
const bodyOf = ({ body }: FrozenRequest) =>
  JSON.parse(new TextDecoder().decode(body)) as { readonly model: string; readonly input: Record<string, unknown> };
const inputOf = (...args: Parameters<typeof encode>) => bodyOf(encode(...args)).input;
const codesOf = (spec: ClipSpec, tier = fast, by: Catalogue = usual) =>
  unwrapError(prepareEachlabs(by, spec, assets, tier, settings)).map(({ code }) => code);

const only = (field: string) =>
  catalogueOf((model) => (model.video === null ? model : { ...model, video: { name: field, isList: false } }));

describe('the request', () => {
  it('goes to one address and names model and version', () => {
    const frozen = encode(eachlabsSpec());
    expect(frozen).toMatchObject({
      path: '/v1/prediction',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      idempotencyKey: null,
    });
    expect(bodyOf(frozen)).toEqual({
      model: 'bytedance-seedance-2-0-text-to-video-fast',
      version: '0.0.1',
      input: {
        prompt: 'Shot 1: Mira waits.',
        resolution: '720p',
        // A text, although it is a number.
        duration: '6',
        aspect_ratio: '16:9',
        generate_audio: true,
      },
    });
  });

  it.each([
    ['text', standard, 'text-to-video'],
    ['frames', fast, 'image-to-video-fast'],
    ['frames', standard, 'image-to-video'],
    ['references', fast, 'reference-to-video-fast'],
    ['references', standard, 'reference-to-video'],
    ['references', mini, 'mini-reference-to-video'],
  ] as const)('of %s, %s goes to the model %s', (kind, tier, name) => {
    const { model } = bodyOf(encode(eachlabsSpec({ kind, startFrame: first }), tier));
    expect(model).toBe(`bytedance-seedance-2-0-${name}`);
  });

  it('passes on auto, silence, a seed and who it is for', () => {
    const more = { ...moreOptionsOf({}), endUserId: 'studio-7' };
    const spec = eachlabsSpec({}, { isAutoLength: true, ratio: 'auto', hasAudio: false, seed: 7, more });
    expect(inputOf(spec)).toMatchObject({
      duration: 'auto',
      aspect_ratio: 'auto',
      generate_audio: false,
      seed: '7',
      end_user_id: 'studio-7',
    });
    expect(Object.keys(inputOf(eachlabsSpec()))).not.toContain('seed');
    expect(Object.keys(inputOf(eachlabsSpec()))).not.toContain('end_user_id');
  });

  it('leaves out what its model does not take, and says so', () => {
    const bare = catalogueOf((model) => ({ ...model, optional: [] }));
    const spec = eachlabsSpec({}, { seed: 7, more: { endUserId: 'studio-7' } });
    expect(Object.keys(inputOf(spec, fast, bare))).toEqual(['prompt', 'resolution', 'duration', 'aspect_ratio']);
    const dropped = prepare(spec, fast, bare).losses.filter(({ result, reason }) => {
      return result === 'dropped' && reason === 'option-not-offered';
    });
    expect(dropped.map(({ field }) => field)).toEqual([
      'parameters.hasAudio',
      'parameters.seed',
      'parameters.more.endUserId',
    ]);
  });

  it('of frames names the first, and the last where there is one', () => {
    const one = inputOf(eachlabsSpec({ kind: 'frames', startFrame: first }));
    expect(one).toMatchObject({ image_url: urlOf(first) });
    expect(one).not.toHaveProperty('end_image_url');
    const both = eachlabsSpec({ kind: 'frames', startFrame: first, endFrame: last });
    expect(inputOf(both)).toMatchObject({ image_url: urlOf(first), end_image_url: urlOf(last) });
    expect(prepare(both).files).toEqual([first, last]);
  });

  it('of references lists each kind in the order in which the prompt counts it', () => {
    const spec = eachlabsSpec({ kind: 'references', references: [turn, song, mira, dance] });
    expect(inputOf(spec)).toMatchObject({
      prompt: 'Shot 1: @Image1 waits.',
      image_urls: [urlOf(mira.assetId)],
      video_urls: [urlOf(turn.assetId), urlOf(dance.assetId)],
      audio_urls: [urlOf(song.assetId)],
    });
    const pictures = inputOf(eachlabsSpec({ kind: 'references' }));
    expect(pictures).not.toHaveProperty('video_urls');
    expect(pictures).not.toHaveProperty('audio_urls');
  });

  it('names one video as a text where its schema says so', () => {
    const spec = eachlabsSpec({ kind: 'references', references: [mira, dance] });
    expect(inputOf(spec, fast, only('video_urls'))).toMatchObject({ video_urls: urlOf(dance.assetId) });
    expect(inputOf(spec, fast, only('reference_video'))).toMatchObject({ reference_video: urlOf(dance.assetId) });
    const two = eachlabsSpec({ kind: 'references', references: [mira, dance, turn] });
    expect(unwrapError(prepareEachlabs(only('video_urls'), two, assets, fast, settings))).toMatchObject([
      { code: 'too-many-videos', params: { count: 2, limit: 1 } },
    ]);
  });

  it('never leaves a file out, even when the schema has changed since it was prepared', () => {
    const prepared = prepare(eachlabsSpec({ kind: 'references', references: [mira, dance, turn] }));
    const frozen = encodeEachlabs(prepared, modelOf(only('video_urls'), prepared), files);
    expect(bodyOf(frozen).input['video_urls']).toEqual([urlOf(dance.assetId), urlOf(turn.assetId)]);
  });

  it('goes to the model it was prepared for, even when that has left the list', () => {
    const prepared = prepare(eachlabsSpec());
    const empty: Catalogue = { ...usual, models: [] };
    expect(modelOf(empty, prepared).slug).toBe('bytedance-seedance-2-0-text-to-video-fast');
    const stray = { ...prepared, spec: { ...prepared.spec, kind: 'edit' as const } };
    expect(() => modelOf(usual, stray)).toThrow('another provider');
  });

  it('is never made without the address of a file', () => {
    const prepared = prepare(eachlabsSpec({ kind: 'frames', startFrame: first }));
    expect(() => encodeEachlabs(prepared, modelOf(usual, prepared), new Map())).toThrow(first);
  });
});

describe('quotes', () => {
  const quoteOf = (spec: ClipSpec, tier = fast) => quoteEachlabs(usual, prepare(spec, tier), now);

  it('follow tier, kind, resolution and length', () => {
    const exact = (amount: number) => ({ price: { kind: 'exact', price: { currency: 'USD', amount } } });
    expect(quoteOf(eachlabsSpec())).toMatchObject({ ...exact(145), width: 1_280, height: 720, isStale: false });
    const small = eachlabsSpec({ kind: 'frames', startFrame: first }, { durationSeconds: 10, resolution: '480p' });
    expect(quoteOf(small)).toMatchObject(exact(113));
    const long = eachlabsSpec({ kind: 'references', references: [mira, dance, turn] }, { durationSeconds: 15 });
    expect(quoteOf(long, standard)).toMatchObject(exact(454));
    expect(quoteOf(long, mini)).toMatchObject({ price: { kind: 'unknown' }, basis: null });
  });

  it('are a range when EachLabs chooses the length, and the largest size when it chooses the ratio', () => {
    expect(quoteOf(eachlabsSpec({}, { isAutoLength: true, ratio: 'auto' }))).toMatchObject({
      price: { kind: 'range', low: { amount: 97 }, high: { amount: 363 } },
      durationMs: { low: 4_000, high: 15_000 },
      width: 1_112,
      height: 834,
    });
  });

  it('carry the wait that the pages name, and none where they do not', () => {
    expect(quoteOf(eachlabsSpec()).wait).toEqual({ ms: 120_000, basis: 'provider' });
    expect(quoteOf(eachlabsSpec({ kind: 'references' }), standard).wait).toEqual({ ms: 200_000, basis: 'provider' });
    expect(quoteOf(eachlabsSpec(), standard).wait).toBeNull();
  });
});

describe('problems', () => {
  it('are all told at once', () => {
    const spec = eachlabsSpec({ kind: 'edit', references: [song] }, { resolution: '1080p' });
    expect(codesOf(spec, tierIdSchema.parse('ultra'))).toEqual([
      'tier-unknown',
      'kind-unsupported',
      'resolution-unsupported',
      'audio-alone',
    ]);
    expect(codesOf(eachlabsSpec({ kind: 'frames' }))).toEqual(['start-frame-missing']);
    expect(codesOf(eachlabsSpec(), mini)).toEqual(['tier-without-kind']);
  });

  it('know what one model takes, not only what all of them do together', () => {
    const large = catalogueOf((model) =>
      model.kind === 'frames' && model.tier === 'standard' ? { ...model, resolutions: ['720p', '1080p'] } : model,
    );
    const frames = eachlabsSpec({ kind: 'frames', startFrame: first }, { resolution: '1080p' });
    expect(prepare(frames, standard, large)).toMatchObject({ width: 1_920, height: 1_080 });
    expect(codesOf(frames, fast, large)).toEqual(['resolution-unsupported']);
    expect(codesOf(eachlabsSpec({}, { resolution: '1080p' }), standard, large)).toEqual(['resolution-unsupported']);
    const small = eachlabsSpec({ kind: 'frames', startFrame: first }, { resolution: '480p' });
    expect(codesOf(small, standard, large)).toEqual(['resolution-unsupported']);
    const silent = catalogueOf((model) => (model.tier === 'mini' ? { ...model, audio: null } : model));
    const sound = eachlabsSpec({ kind: 'references', references: [mira, song] });
    expect(prepare(sound, fast, silent).files).toHaveLength(2);
    expect(codesOf(sound, mini, silent)).toEqual(['too-many-audio']);
  });
});

describe('the loss report', () => {
  const changes = (spec: ClipSpec, tier = fast) =>
    prepare(spec, tier)
      .losses.filter(({ result }) => result !== 'passed')
      .map(({ field, result, reason, wrote, gets }) => [field, result, reason, wrote, gets]);

  it('lists what gets there unchanged', () => {
    const { losses } = prepare(eachlabsSpec({ references: [] }, { more: { endUserId: 'studio-7' } }));
    expect(losses.every(({ result }) => result === 'passed')).toBe(true);
    expect(losses.map(({ field }) => field)).toEqual([
      'parameters.tier',
      'parameters.ratio',
      'parameters.resolution',
      'parameters.hasAudio',
      'parameters.durationSeconds',
      'parameters.more.endUserId',
      'shots.0',
    ]);
  });

  it('says what EachLabs decides, what is a hint, and what it does not know', () => {
    const spec = eachlabsSpec(
      { references: [], endFrame: last },
      { isAutoLength: true, seed: 7, durationSeconds: 8, more: { cameraFixed: true } },
    );
    expect(changes(spec, standard)).toEqual([
      ['parameters.tier', 'converted', 'other-tier', 'fast', 'standard'],
      ['parameters.isAutoLength', 'converted', 'length-by-provider', '8 s', '4–15 s'],
      ['parameters.seed', 'converted', 'seed-hint', '7', ''],
      ['parameters.more.cameraFixed', 'dropped', 'option-not-offered', 'true', ''],
      ['endFrame', 'dropped', 'kind-without-frames', '', ''],
    ]);
    for (const [, , reason] of changes(spec, standard)) {
      expect(Object.keys(studio.report.reason)).toContain(reason);
    }
  });

  it('says what becomes of references', () => {
    expect(changes(eachlabsSpec({ kind: 'references', references: [mira, dance] }))).toEqual([
      ['references.0', 'renamed', 'numbered-reference', 'Mira', '@Image1'],
      ['references.0.role', 'dropped', 'role-not-sent', 'Mira', ''],
      ['references.1', 'renamed', 'numbered-reference', 'Dance', '@Video1'],
      ['references.1.role', 'dropped', 'role-not-sent', 'Dance', ''],
    ]);
  });
});
