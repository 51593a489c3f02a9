import { describe, expect, it } from 'vitest';
import { apiframeCapabilities } from '#electron/providers/apiframe/capabilities.ts';
import { encodeApiframe } from '#electron/providers/apiframe/encode-request.ts';
import { prepareApiframe, quoteApiframe } from '#electron/providers/apiframe/map-request.ts';
import { findModel, modelOf } from '#electron/providers/apiframe/models.ts';
import type { PreparedRequest, RemoteFile } from '#electron/providers/provider.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { tierIdSchema, type AssetId, type IntentId } from '#shared/ids.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { readInput } from '#test/fakes/apiframe/apiframe-input.ts';
import { studio } from '#renderer/words/en/studio.ts';
import { nowMs } from './apiframe-answers.ts';
import {
  asset,
  assets,
  clip,
  dance,
  fast,
  first,
  last,
  mini,
  mira,
  settings,
  song,
  standard,
  turn,
} from './apiframe-specs.ts';

const files: ReadonlyMap<AssetId, RemoteFile> = new Map(
  [...assets.keys()].map((id) => [
    id,
    { url: `https://cdn.apiframe.ai/uploads/${id.slice(0, 2)}${id.slice(-2)}`, expiresAt: null },
  ]),
);
const urlOf = (id: AssetId): string | undefined => files.get(id)?.url;
const intent = newId<IntentId>();
const prepare = (spec: ClipSpec, tier = standard): PreparedRequest =>
  unwrap(prepareApiframe(spec, assets, tier, settings));

interface Body {
  readonly model: string;
  readonly prompt: string;
  readonly seedanceParams: Readonly<Record<string, unknown>>;
}
const bodyOf = (spec: ClipSpec, tier = standard): Body =>
  JSON.parse(new TextDecoder().decode(encodeApiframe(prepare(spec, tier), files, intent).body)) as Body;
const paramsOf = (spec: ClipSpec, tier = standard) => bodyOf(spec, tier).seedanceParams;

describe('the request', () => {
  it('of text says model, words and every parameter whose default is in doubt, and nothing else', () => {
    expect(bodyOf(clip())).toEqual({
      model: 'seedance-2',
      prompt: 'Shot 1: Mira waits.',
      seedanceParams: { duration: 6, resolution: '720p', aspect_ratio: '16:9', generate_audio: true },
    });
  });

  it.each([
    [standard, 'seedance-2'],
    [fast, 'seedance-2-fast'],
    [mini, 'seedance-2-mini'],
  ])('for the tier %s goes to %s', (tier, model) => {
    expect(bodyOf(clip(), tier).model).toBe(model);
    expect(findModel(tier)).toBe(model);
  });

  it('for a tier of somebody else is never made', () => {
    const other = tierIdSchema.parse('turbo');
    expect(findModel(other)).toBeNull();
    expect(() => modelOf(other)).toThrow('another provider');
  });

  it('plans the length and adapts the ratio where the clip leaves them open', () => {
    const open = clip({}, { isAutoLength: true, ratio: 'auto', hasAudio: false, durationSeconds: 9, seed: 7 });
    expect(paramsOf(open)).toEqual({
      duration: 9,
      resolution: '720p',
      aspect_ratio: 'adaptive',
      generate_audio: false,
      seed: 7,
    });
    const { losses, durationMs, width, height } = prepare(open);
    expect(losses).toEqual(
      expect.arrayContaining([
        { field: 'parameters.ratio', result: 'converted', reason: 'ratio-adaptive', wrote: 'auto', gets: 'adaptive' },
        { field: 'parameters.isAutoLength', result: 'converted', reason: 'planned-length', wrote: 'auto', gets: '9 s' },
        { field: 'parameters.seed', result: 'passed', reason: 'sent-as-written', wrote: '7', gets: '7' },
      ]),
    );
    expect({ durationMs, width, height }).toEqual({
      durationMs: { low: 9_000, high: 9_000 },
      width: 1_280,
      height: 720,
    });
  });

  it('of frames names the first, and the last where there is one, and no reference', () => {
    const one = paramsOf(clip({ kind: 'frames', startFrame: first }));
    expect(one).toMatchObject({ start_image: urlOf(first) });
    expect(Object.keys(one)).not.toContain('end_image');
    expect(Object.keys(one).filter((key) => key.startsWith('reference'))).toEqual([]);
    const both = clip({ kind: 'frames', startFrame: first, endFrame: last });
    expect(paramsOf(both)).toMatchObject({ start_image: urlOf(first), end_image: urlOf(last) });
    expect(prepare(both).files).toEqual([first, last]);
  });

  it('of references lists each kind in the order in which the prompt counts it, and no frame', () => {
    const spec = clip({ kind: 'references', references: [turn, song, mira, dance], startFrame: first });
    expect(bodyOf(spec).prompt).toBe('Shot 1: [Image1] waits.');
    const params = paramsOf(spec);
    expect(params).toMatchObject({
      reference_image_urls: [urlOf(mira.assetId)],
      reference_video_urls: [urlOf(turn.assetId), urlOf(dance.assetId)],
      reference_audio_urls: [urlOf(song.assetId)],
    });
    expect(Object.keys(params)).not.toContain('start_image');
    const pictures = paramsOf(clip({ kind: 'references' }));
    expect(Object.keys(pictures).filter((key) => key.startsWith('reference'))).toEqual(['reference_image_urls']);
  });

  it('carries the options that it knows, when they are set, and reports the others', () => {
    const more = { webSearch: true, cameraFixed: true, lastFrame: true, endUserId: 'x', customSize: '100x100' };
    expect(paramsOf(clip({}, { more }))).toMatchObject({
      web_search: true,
      camera_fixed: true,
      return_last_frame: true,
    });
    const told = prepare(clip({}, { more })).losses.filter(({ field }) => field.startsWith('parameters.more'));
    expect(Object.fromEntries(told.map(({ field, reason }) => [field.split('.').at(-1), reason]))).toEqual({
      webSearch: 'sent-as-written',
      cameraFixed: 'option-hint',
      lastFrame: 'sent-as-written',
      endUserId: 'option-not-offered',
      customSize: 'option-not-offered',
    });
    const off = paramsOf(clip({}, { more: { webSearch: false, cameraFixed: false, lastFrame: false } }));
    expect(Object.keys(off)).toHaveLength(4);
  });

  it('goes to one address under the key of its intent, with the bytes in one order', () => {
    const frozen = encodeApiframe(prepare(clip()), files, intent);
    expect(frozen).toMatchObject({ path: '/v2/videos/generate', idempotencyKey: intent });
    expect(frozen.headers).toEqual({ accept: 'application/json', 'content-type': 'application/json' });
    expect(encodeApiframe(prepare(clip()), files, intent)).toEqual(frozen);
  });

  it('is the prompt that was shown at the click', () => {
    const { body } = encodeApiframe({ ...prepare(clip()), prompt: 'As shown' }, files, intent);
    expect(JSON.parse(new TextDecoder().decode(body))).toMatchObject({ prompt: 'As shown' });
  });

  it('is never made without the address of a file', () => {
    expect(() => encodeApiframe(prepare(clip({ kind: 'frames', startFrame: first })), new Map(), intent)).toThrow(
      first,
    );
  });

  it('passes the validators of the server, whatever the clip asks for', () => {
    const kinds: readonly Partial<ClipSpec>[] = [
      { kind: 'text' },
      { kind: 'frames', startFrame: first, endFrame: last },
      { kind: 'references', references: [mira, dance, song] },
    ];
    for (const tier of apiframeCapabilities.tiers) {
      for (const ratio of [...apiframeCapabilities.ratios, 'auto'] as const) {
        for (const resolution of tier.resolutions ?? apiframeCapabilities.resolutions) {
          for (const kind of kinds) {
            const more = { webSearch: true, cameraFixed: true, lastFrame: true };
            const body = bodyOf(clip(kind, { ratio, resolution, seed: 0, more }), tier.id);
            expect(readInput({ ...body })).toHaveProperty('input');
          }
        }
      }
    }
  });
});

describe('what cannot be made', () => {
  const problems = (spec: ClipSpec, tier = standard, known = assets) =>
    unwrapError(prepareApiframe(spec, known, tier, settings));

  it('is 1080p in the smaller tiers', () => {
    const large = clip({}, { resolution: '1080p' });
    expect(prepare(large)).toMatchObject({ width: 1_920, height: 1_080 });
    for (const tier of [fast, mini]) expect(problems(large, tier)).toMatchObject([{ code: 'resolution-unsupported' }]);
  });

  it('is a prompt of more than 4,000 characters, in words', () => {
    const text = (length: number) => clip({ mode: 'text', text: plainText('x'.repeat(length)) });
    expect(prepare(text(4_000)).prompt).toHaveLength(4_000);
    expect(problems(text(4_001))).toEqual([
      { code: 'prompt-too-long', params: { count: 4_001, limit: 4_000 }, assetId: null, fix: null },
    ]);
    expect(Object.keys(studio.report.problem)).toContain('prompt-too-long');
  });

  it('is a video to edit, sound alone, too many files, and a file over 25 MB', () => {
    expect(problems(clip({ kind: 'edit', sourceVideo: dance.assetId }))).toMatchObject([{ code: 'kind-unsupported' }]);
    expect(problems(clip({ kind: 'references', references: [song] }))).toMatchObject([{ code: 'audio-alone' }]);
    const large = new Map([...assets, [mira.assetId, asset(mira.assetId, 'image', { bytes: 25_000_001 })]]);
    expect(problems(clip({ kind: 'references' }), standard, large)).toMatchObject([{ code: 'file-bytes' }]);
    const just = new Map([...assets, [mira.assetId, asset(mira.assetId, 'image', { bytes: 25_000_000 })]]);
    expect(prepareApiframe(clip({ kind: 'references' }), just, standard, settings).ok).toBe(true);
  });
});

describe('the quote', () => {
  it('without a catalogue has a size, a length and a usual wait, and no price', () => {
    expect(quoteApiframe(prepare(clip()), null, nowMs)).toMatchObject({
      providerId: 'apiframe',
      tier: 'standard',
      price: { kind: 'unknown' },
      basis: null,
      isStale: false,
      width: 1_280,
      height: 720,
      durationMs: { low: 6_000, high: 6_000 },
      wait: { ms: 120_000, basis: 'provider' },
      problems: [],
    });
  });

  it('says every reason in words', () => {
    const spec = clip(
      { kind: 'references', startFrame: first, look: plainText('35 mm') },
      { tier: fast, ratio: 'auto' },
    );
    const { losses } = quoteApiframe(prepare(spec), null, nowMs);
    for (const { reason } of losses) expect(Object.keys(studio.report.reason)).toContain(reason);
    expect(losses.find(({ field }) => field === 'references.0')).toMatchObject({ gets: '[Image1]' });
    expect(losses.find(({ field }) => field === 'startFrame')).toMatchObject({ result: 'dropped' });
    expect(losses.find(({ field }) => field === 'parameters.tier')).toMatchObject({
      result: 'converted',
      gets: 'standard',
    });
  });
});
