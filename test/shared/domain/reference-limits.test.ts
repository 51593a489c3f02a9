import { describe, expect, it } from 'vitest';
import type { Asset, MediaFacts } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { requestProblemSchema, type RequestProblem } from '#shared/domain/quote.ts';
import type { Reference } from '#shared/domain/reference.ts';
import { checkReferenceLimits } from '#shared/domain/reference-limits.ts';
import type { AssetId } from '#shared/ids.ts';
import { studio } from '#renderer/words/en/studio.ts';
import { idNumber, reference } from '../prompt/night-train.ts';

const limits: NonNullable<Capabilities['limits']> = {
  image: { mimes: ['image/jpeg', 'image/png'], maxBytes: 30_000_000 },
  video: {
    mimes: ['video/mp4'],
    maxTotalBytes: 49_999_999,
    minTotalMs: 2_000,
    maxTotalMs: 15_000,
    minPixels: 409_600,
    maxPixels: 927_408,
  },
  audio: { mimes: ['audio/wav'], maxBytes: 15_000_000, maxTotalMs: 15_000, needsPicture: true },
};
const capabilities = { references: { images: 9, videos: 3, audio: 3, total: 12 }, limits };

const noFacts: MediaFacts = {
  width: null,
  height: null,
  durationMs: null,
  framesPerSecond: null,
  videoCodec: null,
  audioCodec: null,
  canPreview: true,
};
const factsOf = {
  image: { ...noFacts, width: 640, height: 480 },
  video: { ...noFacts, width: 1_280, height: 720, durationMs: 3_000 },
  audio: { ...noFacts, durationMs: 3_000 },
};
const mimeOf = { image: 'image/png', video: 'video/mp4', audio: 'audio/wav' } as const;

interface Attached {
  readonly reference: Reference;
  readonly asset: Asset | null;
}

let count = 0;

function attach(kind: Reference['kind'], change: Partial<Asset> = {}, used: Partial<Reference> = {}): Attached {
  count += 1;
  const made = reference(count, { kind, ...used });
  const asset: Asset = {
    id: made.assetId,
    kind,
    mime: mimeOf[kind],
    bytes: 1_000_000,
    name: `${kind}.file`,
    origin: 'imported',
    probe: 'done',
    facts: factsOf[kind],
    hasThumbnail: true,
    isMissing: false,
    createdAt: 1,
    trashedAt: null,
    ...change,
  };
  return { reference: made, asset };
}

const video = (durationMs: number, change: Partial<Asset> = {}, used: Partial<Reference> = {}): Attached =>
  attach('video', { facts: { ...factsOf.video, durationMs }, ...change }, used);
const audio = (durationMs: number, change: Partial<Asset> = {}): Attached =>
  attach('audio', { facts: { ...factsOf.audio, durationMs }, ...change });

function check(
  attached: readonly Attached[],
  spec: Partial<ClipSpec> = {},
  by: Pick<Capabilities, 'references' | 'limits'> = capabilities,
): RequestProblem[] {
  const made = clipSpecSchema.parse({
    ...newClipSpec(() => idNumber(900)),
    kind: 'references',
    references: attached.map((each) => each.reference),
    ...spec,
  });
  const assets = new Map<AssetId, Asset>();
  for (const { asset } of attached) if (asset !== null) assets.set(asset.id, asset);
  const problems = checkReferenceLimits(made, assets, by);
  for (const problem of problems) {
    expect(requestProblemSchema.parse(problem)).toEqual(problem);
    expect(Object.keys(studio.report.problem)).toContain(problem.code);
  }
  return problems;
}

const codes = (problems: readonly RequestProblem[]): string[] => problems.map(({ code }) => code);

describe('row 64: what a provider would refuse is known before anything is uploaded', () => {
  it('lets files through that are exactly at the limit', () => {
    const whole = { startMs: 0, endMs: 12_000 };
    const fine = [
      attach('image', { bytes: 30_000_000 }),
      video(
        12_000,
        { bytes: 49_000_000, facts: { ...factsOf.video, width: 640, height: 640, durationMs: 12_000 } },
        { usedRange: whole },
      ),
      video(3_000, { bytes: 999_999, facts: { ...factsOf.video, width: 834, height: 1_112 } }),
      audio(15_000, { bytes: 15_000_000 }),
    ];
    expect(check(fine)).toEqual([]);
    expect(check([video(2_000)])).toEqual([]);
  });

  it.each([
    ['too-many-images', 10, 'image', 9],
    ['too-many-videos', 4, 'video', 3],
    ['too-many-audio', 4, 'audio', 3],
  ] as const)('%s', (code, number, kind, limit) => {
    const picture = attach('image');
    const many = Array.from({ length: number }, () => attach(kind));
    const found = check(kind === 'audio' ? [picture, ...many] : many);
    expect(found).toContainEqual({ code, params: { count: number, limit }, assetId: null, fix: null });
  });

  it('counts all references together', () => {
    const all = [
      ...Array.from({ length: 9 }, () => attach('image')),
      video(2_000),
      video(2_000),
      video(2_000),
      audio(1_000),
    ];
    expect(check(all)).toEqual([
      { code: 'too-many-references', params: { count: 13, limit: 12 }, assetId: null, fix: null },
    ]);
  });

  it('names a file whose type is not taken, and makes a copy of one that is', () => {
    const webp = attach('image', { mime: 'image/webp' }, { name: 'Kitchen' });
    const film = video(3_000, { mime: 'video/quicktime' });
    const song = audio(3_000, { mime: 'audio/mpeg' });
    const found = check([webp, film, song]);
    expect(codes(found)).toEqual(['file-type', 'file-type', 'file-type']);
    expect(found[0]).toEqual({
      code: 'file-type',
      params: { name: 'Kitchen', type: 'WebP', allowed: 'JPEG, PNG' },
      assetId: webp.asset?.id,
      fix: { range: null, size: null, mime: 'image/jpeg', maxBytes: 30_000_000 },
    });
    expect(found.map(({ fix }) => fix?.mime)).toEqual(['image/jpeg', 'video/mp4', 'audio/wav']);
  });

  it('offers no copy in a type that cannot be made', () => {
    const only = { ...limits, audio: { ...limits.audio, mimes: ['audio/mpeg' as const] } };
    const found = check([attach('image'), audio(3_000)], {}, { ...capabilities, limits: only });
    expect(found).toMatchObject([{ code: 'file-type', fix: null }]);
  });

  it('names the size of an image or a sound and its limit, never as the same number', () => {
    const image = attach('image', { bytes: 30_000_001 });
    const song = audio(3_000, { bytes: 15_999_999 });
    const found = check([image, song]);
    expect(found.map(({ code, params }) => [code, params['megabytes'], params['limit']])).toEqual([
      ['file-bytes', 30.1, 30],
      ['file-bytes', 16, 15],
    ]);
    expect(found.map(({ fix }) => fix?.maxBytes)).toEqual([30_000_000, 15_000_000]);
  });

  it('checks both frames as images', () => {
    const [start, end] = [
      attach('image', { bytes: 40_000_000, name: 'first.png' }),
      attach('image', { mime: 'image/webp' }),
    ];
    const found = check([start, end], {
      kind: 'frames',
      references: [],
      startFrame: start.reference.assetId,
      endFrame: end.reference.assetId,
    });
    expect(found).toMatchObject([
      { code: 'file-bytes', params: { name: 'first.png' }, fix: { mime: 'image/png', maxBytes: 30_000_000 } },
      { code: 'file-type', fix: { mime: 'image/jpeg' } },
    ]);
    expect(codes(check([start, end], { kind: 'frames', references: [], startFrame: start.reference.assetId }))).toEqual(
      ['file-bytes'],
    );
  });

  it('checks the video that is edited together with those beside it', () => {
    const film = video(20_000, { name: 'take.mp4' });
    const sourceVideo = film.reference.assetId;
    const edited = check([film], { kind: 'edit', references: [], sourceVideo });
    expect(edited).toMatchObject([{ code: 'video-too-long', params: { name: 'take.mp4' } }]);
    expect(check([film], { kind: 'text', references: [], sourceVideo })).toEqual([]);
  });

  it('ignores references that this kind of clip does not send', () => {
    expect(check([video(60_000), audio(3_000, { isMissing: true })], { kind: 'text' })).toEqual([]);
  });

  it('asks for a picture beside a sound', () => {
    const song = audio(3_000);
    expect(check([song])).toEqual([
      { code: 'audio-alone', params: { name: song.reference.name }, assetId: song.asset?.id, fix: null },
    ]);
    const free = { ...capabilities, limits: { ...limits, audio: { ...limits.audio, needsPicture: false } } };
    expect(check([song], {}, free)).toEqual([]);
  });

  it('names files that are gone, whoever the provider is', () => {
    const gone = attach('image', {}, { name: 'Mira' });
    const trashed = video(3_000, { isMissing: true });
    const missing = check([{ ...gone, asset: null }, trashed], {}, { ...capabilities, limits: null });
    expect(missing).toEqual([
      { code: 'file-missing', params: { name: 'Mira' }, assetId: gone.reference.assetId, fix: null },
      { code: 'file-missing', params: { name: trashed.reference.name }, assetId: trashed.asset?.id, fix: null },
    ]);
    const lost = attach('image');
    expect(
      check([{ ...lost, asset: null }], { kind: 'frames', references: [], startFrame: lost.reference.assetId }),
    ).toMatchObject([{ code: 'file-missing', params: { name: '' } }]);
  });

  it('waits for files that nobody has measured', () => {
    const unread = attach('video', { facts: null, probe: 'pending' });
    const odd = attach('video', { facts: { ...noFacts, durationMs: 3_000 } });
    const mute = attach('audio', { facts: noFacts });
    expect(check([unread, odd, mute])).toMatchObject([
      { code: 'file-unread', assetId: unread.asset?.id, fix: null },
      { code: 'file-unread', assetId: mute.asset?.id, fix: null },
    ]);
    expect(check([attach('image', { facts: null })])).toEqual([]);
  });
});

describe('pixels of a video', () => {
  it.each([
    ['a small one', 640, 360, 'video-too-small'],
    ['a large one', 1_920, 1_080, 'video-too-large'],
    ['a tall one', 1_080, 1_920, 'video-too-large'],
    ['an odd one', 639, 641, 'video-too-small'],
    ['a strip', 4_000, 100, 'video-too-small'],
    ['a long strip', 7_680, 200, 'video-too-large'],
  ])('%s gets a copy of a legal, even size in the same proportion', (_name, width, height, code) => {
    const film = attach('video', { facts: { ...factsOf.video, width, height } });
    const [found, ...more] = check([film]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code, params: { width, height } });
    const size = found?.fix?.size ?? { width: 0, height: 0 };
    expect([size.width % 2, size.height % 2]).toEqual([0, 0]);
    expect(size.width * size.height).toBeGreaterThanOrEqual(limits.video.minPixels);
    expect(size.width * size.height).toBeLessThanOrEqual(limits.video.maxPixels);
    // As near as even numbers allow.
    expect(Math.abs(size.width / (width / height) - size.height)).toBeLessThanOrEqual(4);
    const healed = { ...film, asset: film.asset && { ...film.asset, facts: { ...factsOf.video, ...size } } };
    expect(check([healed])).toEqual([]);
  });

  it('is the nearest legal size', () => {
    const found = check([attach('video', { facts: { ...factsOf.video, width: 1_920, height: 1_080 } })]);
    expect(found[0]?.fix?.size).toEqual({ width: 1_284, height: 722 });
  });
});

describe('seconds of videos and sounds', () => {
  it('cuts what is too long a little below the limit', () => {
    const film = video(20_000, {}, { name: 'Dance' });
    expect(check([film])).toEqual([
      {
        code: 'video-too-long',
        params: { name: 'Dance', seconds: 20, limit: 15 },
        assetId: film.asset?.id,
        fix: { range: { startMs: 0, endMs: 14_900 }, size: null, mime: 'video/mp4', maxBytes: 49_999_999 },
      },
    ]);
  });

  it('cuts the long ones and leaves the short ones, so that they fit together', () => {
    const [long, short] = [audio(13_000), audio(4_000)];
    const found = check([attach('image'), long, short]);
    expect(found).toMatchObject([
      {
        code: 'audio-too-long',
        assetId: long.asset?.id,
        params: { seconds: 17 },
        fix: { range: { startMs: 0, endMs: 10_900 }, mime: 'audio/wav' },
      },
    ]);
    const three = check([video(15_000), video(15_000), video(15_000)]);
    expect(three.map(({ fix }) => fix?.range?.endMs)).toEqual([4_900, 4_900, 4_900]);
  });

  it('sends no file of which only a part is meant: it cuts that part out', () => {
    const film = video(10_000, {}, { usedRange: { startMs: 2_000, endMs: 5_500 } });
    expect(check([film])).toMatchObject([
      { code: 'part-not-cut', params: { seconds: 3.5 }, fix: { range: { startMs: 2_000, endMs: 5_500 } } },
    ]);
    expect(codes(check([video(10_000, {}, { usedRange: { startMs: 0, endMs: 9_999 } })]))).toEqual(['part-not-cut']);
    // A range that ends behind the end means the rest.
    expect(check([video(10_000, {}, { usedRange: { startMs: 0, endMs: 12_000 } })])).toEqual([]);
    expect(check([attach('image', {}, { usedRange: { startMs: 1, endMs: 2 } })])).toEqual([]);
  });

  it('counts only the part that is meant, and cuts it shorter when it is still too long', () => {
    const film = video(60_000, {}, { usedRange: { startMs: 30_000, endMs: 50_000 } });
    const found = check([film]);
    expect(codes(found)).toEqual(['part-not-cut', 'video-too-long']);
    const range = { startMs: 30_000, endMs: 44_900 };
    expect(found.map(({ fix }) => fix?.range)).toEqual([range, range]);
  });

  it('heals all that is wrong with a file in one copy', () => {
    const facts = { ...factsOf.video, width: 1_920, height: 1_080, durationMs: 20_000 };
    const found = check([attach('video', { mime: 'video/quicktime', facts, bytes: 90_000_000 })]);
    expect(codes(found)).toEqual(['file-type', 'video-too-large', 'video-too-long', 'video-bytes']);
    for (const { fix } of found) {
      expect(fix).toEqual({
        range: { startMs: 0, endMs: 14_900 },
        size: { width: 1_284, height: 722 },
        mime: 'video/mp4',
        maxBytes: 49_999_999,
      });
    }
  });

  it('cannot make a video longer', () => {
    const film = video(1_990);
    expect(check([film])).toEqual([
      {
        code: 'video-too-short',
        params: { name: film.reference.name, seconds: 1.9, limit: 2 },
        assetId: film.asset?.id,
        fix: null,
      },
    ]);
    expect(check([video(1_000), video(1_000)])).toEqual([]);
  });
});

describe('bytes of videos', () => {
  it('shares them out, so that copies fit together', () => {
    const [large, larger, small] = [
      video(3_000, { bytes: 30_000_000 }),
      video(3_000, { bytes: 40_000_000 }),
      video(3_000, { bytes: 10_000_000 }),
    ];
    const found = check([large, larger, small]);
    expect(codes(found)).toEqual(['video-bytes', 'video-bytes']);
    expect(found[0]?.params).toMatchObject({ megabytes: 80, limit: 50 });
    expect(found.map(({ fix }) => fix?.maxBytes)).toEqual([19_999_999, 19_999_999]);
  });

  it('gives a copy for another reason no more than what the others leave', () => {
    const found = check([video(3_000, { bytes: 20_000_000 }), video(3_000, { mime: 'video/quicktime' })]);
    expect(found).toMatchObject([{ code: 'file-type', fix: { maxBytes: 29_999_999 } }]);
  });
});
