import { describe, expect, it } from 'vitest';
import { endpointOf, tierOf } from '#electron/providers/fal/endpoint.ts';
import { encodeFal } from '#electron/providers/fal/encode-request.ts';
import { prepareFal, quoteFal } from '#electron/providers/fal/map-request.ts';
import type { FrozenRequest, PreparedRequest, ProviderSettings, RemoteFile } from '#electron/providers/provider.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { tierIdSchema, type AssetId } from '#shared/ids.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { studio } from '#renderer/words/en/studio.ts';
import { asset, assets, dance, falSpec, fast, first, last, mira, settings, song, standard, turn } from './fal-specs.ts';

const now = Date.parse('2026-11-22');
const files: ReadonlyMap<AssetId, RemoteFile> = new Map(
  [...assets.keys()].map((id) => [
    id,
    { url: `https://v3.fal.media/files/${id.slice(0, 2)}${id.slice(-2)}`, expiresAt: null },
  ]),
);
const urlOf = (id: AssetId): string | undefined => files.get(id)?.url;

const prepare = (spec: ClipSpec, tier = fast, by: ProviderSettings = settings): PreparedRequest =>
  unwrap(prepareFal(spec, assets, tier, by));
const encode = (spec: ClipSpec, tier = fast, by: ProviderSettings = settings): FrozenRequest =>
  encodeFal(prepare(spec, tier, by), files);
const inputOf = ({ body }: FrozenRequest): unknown => JSON.parse(new TextDecoder().decode(body));

describe('the six endpoints', () => {
  it.each([
    ['text', fast, '/bytedance/seedance-2.0/fast/text-to-video'],
    ['text', standard, '/bytedance/seedance-2.0/text-to-video'],
    ['frames', fast, '/bytedance/seedance-2.0/fast/image-to-video'],
    ['frames', standard, '/bytedance/seedance-2.0/image-to-video'],
    ['references', fast, '/bytedance/seedance-2.0/fast/reference-to-video'],
    ['references', standard, '/bytedance/seedance-2.0/reference-to-video'],
  ] as const)('%s, %s', (kind, tier, path) => {
    const frozen = encode(falSpec({ kind, startFrame: first }), tier);
    expect(frozen.path).toBe(path);
    expect(tierOf(frozen)).toBe(tier);
    expect(`/${endpointOf(kind, tier === fast ? 'fast' : 'standard')}`).toBe(path);
  });

  it('are all there are', () => {
    expect(tierOf({ path: '/bytedance/seedance-2.0/mini/text-to-video' })).toBeNull();
  });
});

describe('the input', () => {
  it('of text is the words and the parameters, the length as a word', () => {
    expect(inputOf(encode(falSpec()))).toEqual({
      prompt: 'Shot 1: Mira waits.',
      resolution: '720p',
      duration: '6',
      aspect_ratio: '16:9',
      generate_audio: true,
    });
  });

  it('passes on auto, silence and a seed', () => {
    const spec = falSpec({}, { isAutoLength: true, ratio: 'auto', hasAudio: false, seed: 7, resolution: '480p' });
    expect(inputOf(encode(spec))).toMatchObject({
      resolution: '480p',
      duration: 'auto',
      aspect_ratio: 'auto',
      generate_audio: false,
      seed: 7,
    });
  });

  it('of frames names the first, and the last where there is one', () => {
    const one = inputOf(encode(falSpec({ kind: 'frames', startFrame: first })));
    expect(one).toMatchObject({ image_url: urlOf(first) });
    expect(one).not.toHaveProperty('end_image_url');
    const both = falSpec({ kind: 'frames', startFrame: first, endFrame: last });
    expect(inputOf(encode(both))).toMatchObject({ image_url: urlOf(first), end_image_url: urlOf(last) });
    expect(prepare(both).files).toEqual([first, last]);
    const same = falSpec({ kind: 'frames', startFrame: first, endFrame: first });
    expect(prepare(same).files).toEqual([first]);
    expect(inputOf(encode(same))).toMatchObject({ image_url: urlOf(first), end_image_url: urlOf(first) });
  });

  it('of references lists each kind in the order in which the prompt counts it', () => {
    const spec = falSpec({ kind: 'references', references: [turn, song, mira, dance] });
    const frozen = encode(spec);
    expect(inputOf(frozen)).toMatchObject({
      prompt: 'Shot 1: @Image1 waits.',
      image_urls: [urlOf(mira.assetId)],
      video_urls: [urlOf(turn.assetId), urlOf(dance.assetId)],
      audio_urls: [urlOf(song.assetId)],
    });
    const pictures = inputOf(encode(falSpec({ kind: 'references' })));
    expect(pictures).not.toHaveProperty('video_urls');
    expect(pictures).not.toHaveProperty('audio_urls');
  });

  it('is the prompt that was shown at the click', () => {
    const frozen = encodeFal({ ...prepare(falSpec()), prompt: 'As shown' }, files);
    expect(inputOf(frozen)).toMatchObject({ prompt: 'As shown' });
  });

  it('is never made without the address of a file', () => {
    const prepared = prepare(falSpec({ kind: 'frames', startFrame: first }));
    expect(() => encodeFal(prepared, new Map())).toThrow(first);
    const stray = { ...prepared, spec: { ...prepared.spec, kind: 'edit' as const } };
    expect(() => encodeFal(stray, files)).toThrow('another provider');
    expect(inputOf(encodeFal({ ...prepared, spec: { ...prepared.spec, startFrame: null } }, files))).not.toHaveProperty(
      'image_url',
    );
  });
});

describe('headers', () => {
  it('say how long results may be kept, when a person has set it', () => {
    expect(encode(falSpec()).headers).toEqual({ accept: 'application/json', 'content-type': 'application/json' });
    const { headers } = encode(falSpec(), fast, { ...settings, retentionSeconds: 86_400 });
    expect(headers['x-fal-object-lifecycle-preference']).toBe('{"expiration_duration_seconds":86400}');
  });

  it('never carry an idempotency key: fal has none', () => {
    expect(encode(falSpec()).idempotencyKey).toBeNull();
  });
});

describe('quotes', () => {
  const priceOf = (spec: ClipSpec, tier = fast) => quoteFal(prepare(spec, tier), now).price;

  it('follow kind, tier and input video', () => {
    expect(priceOf(falSpec())).toEqual({ kind: 'exact', price: { currency: 'USD', amount: 145 } });
    const spec = falSpec({ kind: 'references', references: [mira, dance, turn] }, { durationSeconds: 15 });
    expect(priceOf(spec, standard)).toEqual({ kind: 'exact', price: { currency: 'USD', amount: 381 } });
    expect(priceOf(spec)).toEqual({ kind: 'exact', price: { currency: 'USD', amount: 305 } });
    const frames = falSpec({ kind: 'frames', startFrame: first }, { durationSeconds: 10, resolution: '480p' });
    expect(priceOf(frames)).toEqual({ kind: 'exact', price: { currency: 'USD', amount: 112 } });
    // Videos in the tray of a clip that does not send them cost nothing.
    expect(priceOf(falSpec({ references: [mira, dance, turn] }))).toEqual(priceOf(falSpec()));
  });

  it('are a range when fal chooses the length, and the dearest ratio when it chooses that', () => {
    const auto = quoteFal(prepare(falSpec({}, { isAutoLength: true, ratio: 'auto' })), now);
    expect(auto).toMatchObject({
      price: { kind: 'range', low: { amount: 97 }, high: { amount: 365 } },
      durationMs: { low: 4_000, high: 15_000 },
      width: 1_112,
      height: 834,
      isStale: false,
      wait: null,
    });
    expect(quoteFal(prepare(falSpec()), now + 30 * 86_400_000).isStale).toBe(true);
  });
});

describe('problems', () => {
  it('are all told at once, those of files with them', () => {
    const spec = falSpec({ kind: 'edit', references: [song] }, { resolution: '1080p' });
    const found = unwrapError(prepareFal(spec, assets, tierIdSchema.parse('mini'), settings));
    expect(found.map(({ code }) => code)).toEqual([
      'tier-unknown',
      'kind-unsupported',
      'resolution-unsupported',
      'audio-alone',
    ]);
    const frames = unwrapError(prepareFal(falSpec({ kind: 'frames' }), assets, fast, settings));
    expect(frames.map(({ code }) => code)).toEqual(['start-frame-missing']);
  });

  it('row 64: of a file stop the order before anything is uploaded', () => {
    const long = new Map([...assets, [dance.assetId, asset(dance.assetId, 'video', 20_000)]]);
    const spec = falSpec({ kind: 'references', references: [mira, dance] });
    expect(unwrapError(prepareFal(spec, long, fast, settings))).toMatchObject([
      { code: 'video-too-long', params: { name: 'Dance', seconds: 20, limit: 15 }, fix: { range: { endMs: 14_900 } } },
    ]);
  });
});

describe('the loss report', () => {
  const lossesOf = (spec: ClipSpec, tier = fast) => {
    const { losses } = prepare(spec, tier);
    for (const { reason } of losses) expect(Object.keys(studio.report.reason)).toContain(reason);
    return losses;
  };
  const changes = (spec: ClipSpec, tier = fast) =>
    lossesOf(spec, tier)
      .filter(({ result }) => result !== 'passed')
      .map(({ field, result, reason, wrote, gets }) => [field, result, reason, wrote, gets]);

  it('lists what gets there unchanged', () => {
    const spec = { ...falSpec({ references: [] }), look: plainText('35 mm'), soundBed: plainText('Rain') };
    const losses = lossesOf(spec);
    expect(losses.every(({ result }) => result === 'passed')).toBe(true);
    expect(losses.map(({ field }) => field)).toEqual([
      'parameters.tier',
      'parameters.ratio',
      'parameters.resolution',
      'parameters.hasAudio',
      'parameters.durationSeconds',
      'look',
      'shots.0',
      'soundBed',
    ]);
    expect(lossesOf({ ...spec, mode: 'text' }).at(-1)).toMatchObject({ field: 'text', reason: 'part-of-prompt' });
    expect(lossesOf(falSpec({ kind: 'frames', startFrame: first })).map(({ field }) => field)).toContain('startFrame');
  });

  it('says what becomes of references, and that roles stay here', () => {
    expect(changes(falSpec({ kind: 'references', references: [mira, dance] }))).toEqual([
      ['references.0', 'renamed', 'numbered-reference', 'Mira', '@Image1'],
      ['references.0.role', 'dropped', 'role-not-sent', 'Mira', ''],
      ['references.1', 'renamed', 'numbered-reference', 'Dance', '@Video1'],
      ['references.1.role', 'dropped', 'role-not-sent', 'Dance', ''],
    ]);
  });

  it('says what this kind of clip leaves behind', () => {
    expect(changes(falSpec({ startFrame: first, endFrame: last }))).toEqual([
      ['startFrame', 'dropped', 'kind-without-frames', '', ''],
      ['endFrame', 'dropped', 'kind-without-frames', '', ''],
      ['references.0', 'dropped', 'kind-without-references', 'Mira', ''],
    ]);
  });

  it('says what fal decides, and that a seed is a hint', () => {
    const spec = falSpec({ references: [] }, { isAutoLength: true, seed: 7, durationSeconds: 8 });
    expect(changes(spec, standard)).toEqual([
      ['parameters.tier', 'converted', 'other-tier', 'fast', 'standard'],
      ['parameters.isAutoLength', 'converted', 'length-by-provider', '8 s', '4–15 s'],
      ['parameters.seed', 'converted', 'seed-hint', '7', ''],
    ]);
  });
});
