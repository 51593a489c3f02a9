import { describe, expect, it } from 'vitest';
import { createAnimaticProvider } from '#electron/providers/animatic/adapter.ts';
import { mapStatus } from '#electron/providers/animatic/map-status.ts';
import type { RenderPort, RenderStatus } from '#electron/providers/animatic/render-port.ts';
import type { PreparedRequest } from '#electron/providers/provider.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import { mention, plainText } from '#shared/domain/rich-text.ts';
import { appError } from '#shared/errors.ts';
import { assetIdSchema, tierIdSchema, type AssetId } from '#shared/ids.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { line, shot } from '#test/shared/prompt/night-train.ts';
import { stagedFileId } from '../../jobs/job-samples.ts';
import { assetsOf, chase, image, kitchen, mira, rain, spec } from './animatic-specs.ts';

const none: RenderStatus = { state: 'none', share: null, stagedFileId: null, error: null, hasWindow: true };
const unused: RenderPort = { enqueue: () => undefined, statusOf: () => none, cancel: async () => undefined };
const animatic = createAnimaticProvider(unused);
const tier = tierIdSchema.parse('animatic');
const start = assetIdSchema.parse('a'.repeat(64));
const end = assetIdSchema.parse('b'.repeat(64));
const settings = { grammar: 'shot-order', retentionSeconds: null } as const;

function prepare(clip: ClipSpec, assets: ReadonlyMap<AssetId, Asset> = assetsOf(clip)): PreparedRequest {
  return unwrap(animatic.prepare(clip, assets, tier, settings));
}
function problems(clip: ClipSpec, assets = assetsOf(clip), chosen = tier) {
  return unwrapError(animatic.prepare(clip, assets, chosen, settings));
}

describe('ratio auto', () => {
  const sizeOf = (clip: ClipSpec, assets?: ReadonlyMap<AssetId, Asset>) => {
    const { width, height } = prepare(clip, assets);
    return { width, height };
  };
  const auto = (change: Partial<ClipSpec>) => spec(change, { ratio: 'auto' });

  it.each([
    [4_000, 2_250, '16:9'],
    [1_080, 1_920, '9:16'],
    [1_000, 1_010, '1:1'],
    [1_600, 1_200, '4:3'],
    [1_200, 1_600, '3:4'],
    [5_000, 1_000, '21:9'],
    [100, 5_000, '9:16'],
  ] as const)('of a picture of %i x %i is %s', (width, height, ratio) => {
    const clip = auto({});
    const assets = assetsOf(clip).set(mira.assetId, image(mira.assetId, width, height));
    expect(sizeOf(clip, assets)).toEqual(frameSizes['480p'][ratio]);
  });

  it('takes the first image whose size is known, and no video', () => {
    const clip = auto({ references: [chase, mira, kitchen] });
    const assets = assetsOf(clip)
      .set(chase.assetId, image(chase.assetId, 100, 100))
      .set(kitchen.assetId, image(kitchen.assetId, 900, 1_600));
    expect(sizeOf(clip, assets)).toEqual(frameSizes['480p']['9:16']);
  });

  it('takes the start frame of a clip of frames', () => {
    const clip = auto({ kind: 'frames', references: [], startFrame: start });
    expect(sizeOf(clip, assetsOf(clip).set(start, image(start, 500, 500)))).toEqual(frameSizes['480p']['1:1']);
  });

  it('is 16:9 while nothing is known, and where no picture is sent', () => {
    expect(sizeOf(auto({}))).toEqual(frameSizes['480p']['16:9']);
    const text = auto({ kind: 'text' });
    const assets = assetsOf(text).set(mira.assetId, image(mira.assetId, 100, 500));
    expect(sizeOf(text, assets)).toEqual(frameSizes['480p']['16:9']);
  });
});

describe('what it cannot draw', () => {
  const edit = spec({ kind: 'edit' });
  const large = spec({}, { resolution: '1080p' });
  const frames = spec({ kind: 'frames', references: [] });

  it('is said with its reason', () => {
    expect(problems(edit)).toMatchObject([{ code: 'kind-unsupported', params: { kind: 'edit' } }]);
    expect(problems(large)).toMatchObject([{ code: 'resolution-unsupported', params: { resolution: '1080p' } }]);
    expect(problems(frames)).toMatchObject([{ code: 'start-frame-missing', params: {} }]);
    expect(problems(spec(), undefined, tierIdSchema.parse('fast'))).toMatchObject([
      { code: 'tier-unknown', params: { tier: 'fast' } },
    ]);
  });

  it('names the files that are gone, and only those that it would show', () => {
    const shots = [shot(1, { durationMs: 5_000, action: [mention(mira.id), mention(kitchen.id)] })];
    const clip = spec({ shots });
    const assets = assetsOf(clip);
    assets.delete(rain.assetId);
    assets.delete(kitchen.assetId);
    assets.set(mira.assetId, { ...image(mira.assetId), isMissing: true });
    expect(problems(clip, assets)).toMatchObject([
      { code: 'file-missing', params: { name: 'Mira' } },
      { code: 'file-missing', params: { name: 'Rain' } },
    ]);
  });

  it('names a frame by its file, as far as it is known', () => {
    const clip = spec({ kind: 'frames', references: [], startFrame: start });
    const lost = new Map([[start, { ...image(start), isMissing: true }]]);
    expect(problems(clip, lost)).toMatchObject([{ code: 'file-missing', params: { name: 'picture.png' } }]);
    expect(problems(clip, new Map())).toMatchObject([{ code: 'file-missing', params: { name: '' } }]);
  });
});

describe('the loss report', () => {
  const lossesOf = (clip: ClipSpec) =>
    prepare(clip).losses.map(({ field, result, reason, gets }) => [field, result, reason, gets].join(' ').trim());

  it('has only the tier to tell of a plain clip', () => {
    expect(lossesOf(spec({ references: [] }))).toEqual(['parameters.tier converted one-tier animatic']);
    expect(lossesOf(spec({ references: [] }, { tier }))).toEqual([]);
  });

  it('tells of seed, ratio and length', () => {
    const clip = spec({ references: [] }, { tier, seed: 0, ratio: 'auto', isAutoLength: true });
    expect(lossesOf(clip)).toEqual([
      'parameters.seed dropped nothing-random',
      'parameters.ratio converted ratio-of-picture 864x496',
      'parameters.isAutoLength converted planned-length 5 s',
    ]);
  });

  it('tells of words that a drawing does not show', () => {
    const shots = [
      shot(1, { durationMs: 2_500, light: 'Low sun', dialogue: [line(1, 'Hello', [])] }),
      shot(2, { durationMs: 2_500, light: '  ', dialogue: [line(2, ' ', [])] }),
    ];
    expect(lossesOf(spec({ references: [], shots, look: plainText('35 mm') }, { tier }))).toEqual([
      'look dropped only-drawn',
      'shots.0.light dropped only-drawn',
      'shots.0.dialogue emulated captions',
    ]);
    expect(lossesOf(spec({ mode: 'text', references: [], shots, look: plainText('35 mm') }, { tier }))).toEqual([]);
  });

  it('tells of every reference that is not shown as it is', () => {
    const shots = [shot(1, { durationMs: 5_000, action: [mention(chase.id), mention(mira.id)] })];
    expect(lossesOf(spec({ shots }, { tier }))).toEqual([
      'references.0 dropped not-mentioned-first',
      'references.1 dropped not-mentioned-first',
      'references.2 converted still-of-video',
      'references.4 dropped one-guide-track',
    ]);
    expect(lossesOf(spec({ kind: 'text', shots }, { tier }))).toEqual([]);
  });

  it('tells what becomes of the end frame', () => {
    const frames: Partial<ClipSpec> = { kind: 'frames', references: [], startFrame: start, endFrame: end };
    expect(lossesOf(spec(frames, { tier }))).toEqual(['endFrame emulated end-frame-as-picture']);
    const shots = [shot(1, { durationMs: 5_000 })];
    expect(lossesOf(spec({ ...frames, shots }, { tier }))).toEqual(['endFrame dropped one-picture-per-shot']);
    expect(lossesOf(spec({ ...frames, endFrame: null }, { tier }))).toEqual([]);
  });
});

describe('a prompt', () => {
  it('is compiled as the settings say, for people to read beside the take', () => {
    const clip = spec({ shots: [shot(1, { durationMs: 5_000, action: [mention(mira.id), ...plainText(' waits')] })] });
    const written = unwrap(animatic.prepare(clip, assetsOf(clip), tier, settings)).prompt;
    expect(written).toContain('@Image1 waits');
    expect(
      unwrap(animatic.prepare(clip, assetsOf(clip), tier, { grammar: 'time-ranges', retentionSeconds: null })).prompt,
    ).not.toBe(written);
  });
});

describe('the state of the drawing', () => {
  const status = (change: Partial<RenderStatus>) => mapStatus({ ...none, ...change });
  const error = appError('internal', 'media.cannot-encode');

  it.each([
    [status({ state: 'queued' }), { kind: 'running', progress: null, hold: 'none' }],
    [status({ state: 'queued', hasWindow: false }), { kind: 'running', progress: null, hold: 'window' }],
    [status({ state: 'claimed', share: 0.4 }), { kind: 'running', progress: 0.4, hold: 'none' }],
    [status({ state: 'claimed', hasWindow: false }), { kind: 'running', progress: null, hold: 'none' }],
    [
      status({ state: 'done', stagedFileId }),
      { kind: 'completed', output: { kind: 'staged', stagedFileId }, bill: null },
    ],
    [status({ state: 'done' }), { kind: 'output-gone' }],
    [status({ state: 'failed', error }), { kind: 'failed', error, bill: null }],
    [status({ state: 'failed' }), { kind: 'failed', error: appError('internal', 'internal'), bill: null }],
    [status({ state: 'none' }), { kind: 'unknown-job' }],
  ])('%# becomes the status of the job', (mapped, expected) => {
    expect(mapped).toEqual(expected);
  });
});
