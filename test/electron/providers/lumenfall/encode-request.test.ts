import { describe, expect, it } from 'vitest';
import { encodeDryRun, encodeLumenfall } from '#electron/providers/lumenfall/encode-request.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { FrozenRequest, ProviderSettings, RemoteFile } from '#electron/providers/provider.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { AssetId, IntentId } from '#shared/ids.ts';
import {
  assets,
  clip,
  dance,
  film,
  first,
  last,
  mira,
  prepare,
  song,
  train,
  turn,
  withBucket,
} from './lumenfall-specs.ts';

const files: ReadonlyMap<AssetId, RemoteFile> = new Map(
  [...assets.keys()].map((id) => [
    id,
    { url: `https://bucket.test/${id.slice(-6)}${id.slice(0, 2)}`, expiresAt: null },
  ]),
);
const urlOf = (id: AssetId): string | undefined => files.get(id)?.url;
const intentId = newId<IntentId>();

const encode = (spec: ClipSpec, settings: ProviderSettings = withBucket): FrozenRequest =>
  encodeLumenfall(prepare(spec, settings), files, intentId);
const inputOf = ({ body }: FrozenRequest): unknown => JSON.parse(new TextDecoder().decode(body));
const chosen = (options: Readonly<Record<string, string>>): ProviderSettings => ({ ...withBucket, options });

describe('the body', () => {
  it('of text is everything said in full, and whose it is', () => {
    const frozen = encode(clip());
    expect(inputOf(frozen)).toEqual({
      model: 'fal/seedance-2.0',
      prompt: 'Shot 1: Mira waits.',
      seconds: 6,
      aspect_ratio: '16:9',
      resolution: '1K',
      generate_audio: true,
      idempotency_key: intentId,
      user: intentId,
    });
    expect(frozen).toMatchObject({
      path: '/openai/v1/videos',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      idempotencyKey: intentId,
    });
  });

  it('takes silence, a seed, the length of the strip and who it is for', () => {
    const more = { endUserId: 'person-7', webSearch: true, keepAudio: true };
    const input = inputOf(
      encode(clip({}, { hasAudio: false, seed: 0, isAutoLength: true, ratio: 'auto', resolution: '480p', more })),
    );
    expect(input).toMatchObject({
      generate_audio: false,
      seed: 0,
      seconds: 6,
      aspect_ratio: 'auto',
      resolution: '1K',
      end_user_id: 'person-7',
    });
    expect(Object.keys(input as object)).not.toContain('keep_audio');
  });

  it('says a custom size alone, because a size decides shape and scale', () => {
    const input = inputOf(encode(clip({}, { more: { customSize: '1920x1080' } })));
    expect(input).toMatchObject({ size: '1920x1080' });
    expect(input).not.toHaveProperty('aspect_ratio');
    expect(input).not.toHaveProperty('resolution');
  });

  it('of frames has the first as the reference, and the last under the name that the model knows', () => {
    const one = inputOf(encode(clip({ kind: 'frames', startFrame: first })));
    expect(one).toMatchObject({ model: 'fal/seedance-2.0-i2v', input_reference: [{ image_url: urlOf(first) }] });
    expect(one).not.toHaveProperty('end_image_url');
    const both = inputOf(encode(clip({ kind: 'frames', startFrame: first, endFrame: last })));
    expect(both).toMatchObject({ end_image_url: urlOf(last) });
  });

  it('of references lists each kind in the order in which the prompt counts it', () => {
    const input = inputOf(encode(clip({ kind: 'references', references: [turn, song, train, dance, mira] })));
    expect(input).toMatchObject({
      model: 'fal/seedance-2.0-r2v',
      prompt: 'Shot 1: @Image2 waits.',
      input_reference: [{ image_url: urlOf(train.assetId) }, { image_url: urlOf(mira.assetId) }],
      video_urls: [urlOf(turn.assetId), urlOf(dance.assetId)],
      audio_urls: [urlOf(song.assetId)],
    });
    const pictures = inputOf(encode(clip({ kind: 'references' })));
    expect(Object.keys(pictures as object)).not.toEqual(expect.arrayContaining(['video_urls']));
    expect(pictures).not.toHaveProperty('audio_urls');
  });

  it('of an edit names the video, and whether its sound stays', () => {
    const spec = clip({ kind: 'edit', sourceVideo: film, references: [mira, song] });
    expect(inputOf(encode(spec))).toMatchObject({
      model: 'fal/seedance-2.0-r2v',
      input_video: urlOf(film),
      keep_audio: false,
      input_reference: [{ image_url: urlOf(mira.assetId) }],
      audio_urls: [urlOf(song.assetId)],
    });
    const kept = { ...spec, parameters: { ...spec.parameters, more: { keepAudio: true } } };
    expect(inputOf(encode(kept))).toMatchObject({ keep_audio: true });
  });

  it('is the prompt that was shown at the click', () => {
    const frozen = encodeLumenfall({ ...prepare(clip()), prompt: 'As shown' }, files, intentId);
    expect(inputOf(frozen)).toMatchObject({ prompt: 'As shown' });
  });

  it('is never made without the address of a file, nor for a kind that is not there', () => {
    const prepared = prepare(clip({ kind: 'frames', startFrame: first }));
    expect(() => encodeLumenfall(prepared, new Map(), intentId)).toThrow(first);
    const stray = { ...prepared, spec: { ...prepared.spec, kind: 'extend' as const } };
    expect(() => encodeLumenfall(stray, files, intentId)).toThrow('another provider');
  });
});

describe('choices of a person', () => {
  it('lead to the older address', () => {
    expect(encode(clip(), chosen({ apiPath: 'plain' })).path).toBe('/v1/videos');
    expect(encode(clip(), chosen({ apiPath: 'openai' })).path).toBe('/openai/v1/videos');
  });

  it('leave the model to the gateway', () => {
    const spec = clip({ kind: 'frames', startFrame: first });
    expect(inputOf(encode(spec, chosen({ modelName: 'plain' })))).toMatchObject({ model: 'seedance-2.0' });
  });
});

describe('a question for a price', () => {
  it('is the same request without a file, a key or a name', () => {
    const spec = clip({ kind: 'edit', sourceVideo: film, references: [mira, song] });
    const { idempotency_key: _key, user: _user, ...order } = inputOf(encode(spec)) as Record<string, unknown>;
    const frozen = encodeDryRun(prepare(spec));
    expect(frozen).toMatchObject({ path: '/openai/v1/videos?dryRun=true', idempotencyKey: null });
    expect(inputOf(frozen)).toEqual({
      ...order,
      input_video: 'https://example.com/source.mp4',
      input_reference: [{ image_url: 'https://example.com/start-frame.jpg' }],
      audio_urls: ['https://example.com/sound.wav'],
    });
  });

  it('has the one path, whatever was chosen', () => {
    expect(encodeDryRun(prepare(clip(), chosen({ apiPath: 'plain' }))).path).toBe('/openai/v1/videos?dryRun=true');
  });
});
