import { describe, expect, it } from 'vitest';
import { prepareLumenfall, quoteLumenfall } from '#electron/providers/lumenfall/map-request.ts';
import type { PreparedRequest, ProviderSettings } from '#electron/providers/provider.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { basisText } from '#renderer/features/studio/quotes/quote-text.ts';
import { studio } from '#renderer/words/en/studio.ts';
import { unwrapError } from '#test/fixtures/job-library.ts';
import { nowMs } from './lumenfall-answers.ts';
import {
  asset,
  assets,
  assetsWith,
  bare,
  clip,
  dance,
  film,
  first,
  last,
  mira,
  prepare,
  song,
  standard,
  turn,
  withBucket,
} from './lumenfall-specs.ts';

const problemsOf = (spec: ClipSpec, settings: ProviderSettings = withBucket, known = assets) => {
  const problems = unwrapError(prepareLumenfall(spec, known, standard, settings));
  for (const { code } of problems) expect(Object.keys(studio.report.problem)).toContain(code);
  return problems;
};
const codesOf = (...args: Parameters<typeof problemsOf>): string[] => problemsOf(...args).map(({ code }) => code);

describe('prices by the list', () => {
  const priceOf = (prepared: PreparedRequest) => quoteLumenfall(prepared, nowMs).price;
  const cents = (amount: number) => ({ kind: 'exact', price: { currency: 'USD', amount } });

  it.each([
    ['text', {}, 6, 182],
    ['text', {}, 15, 455],
    ['frames', { startFrame: first }, 10, 302],
    ['frames', { startFrame: first }, 15, 453],
    ['references', {}, 6, 181],
    ['references', {}, 15, 454],
  ] as const)('of %s without a video, %#', (kind, change, durationSeconds, amount) => {
    expect(priceOf(prepare(clip({ kind, ...change }, { durationSeconds })))).toEqual(cents(amount));
  });

  it('count the seconds of input videos, and are lower for all of them', () => {
    const spec = clip({ kind: 'references', references: [mira, dance, turn] }, { durationSeconds: 15 });
    // 0.1814 x (15 + 6).
    expect(priceOf(prepare(spec))).toEqual(cents(381));
    const edit = clip({ kind: 'edit', sourceVideo: film, references: [] }, { durationSeconds: 5 });
    // 0.1814 x (5 + 3), half a cent up.
    expect(priceOf(prepare(edit))).toEqual(cents(145));
    // Videos in the tray of a clip that does not send them cost nothing.
    expect(priceOf(prepare(clip({ references: [mira, dance] })))).toEqual(cents(182));
  });

  it('are said to be an estimate, with the sum they are made of, and grow old', () => {
    const quote = quoteLumenfall(prepare(clip({ kind: 'references', references: [mira, dance] })), nowMs);
    if (quote.basis === null) throw new Error('a price has a basis');
    expect(quote.basis).toMatchObject({ readOn: '2026-11-21' });
    expect(basisText(quote.basis)).toBe(
      'An estimate by its list: (6 s + 3 s of input video) at $0.1814 a second. What was really used is billed.',
    );
    const { basis } = quoteLumenfall(prepare(clip()), nowMs);
    expect(basis === null ? '' : basisText(basis)).toContain('6 s at $0.303 a second');
    expect(quote.isStale).toBe(false);
    expect(quoteLumenfall(prepare(clip()), nowMs + 31 * 86_400_000).isStale).toBe(true);
  });
});

describe('what comes', () => {
  it.each([
    ['16:9', 1_280, 720],
    ['auto', 1_280, 720],
    ['9:16', 720, 1_280],
    ['21:9', 1_470, 630],
  ] as const)('has the pixels of 720p at %s, whatever was asked', (ratio, width, height) => {
    for (const resolution of ['480p', '720p'] as const) {
      expect(prepare(clip({}, { ratio, resolution }))).toMatchObject({ width, height });
    }
  });

  it('has the shape that is nearest to a custom size, and the length of the strip', () => {
    const prepared = prepare(clip({}, { ratio: '9:16', isAutoLength: true, more: { customSize: '2000x1000' } }));
    expect(prepared).toMatchObject({ width: 1_280, height: 720, durationMs: { low: 6_000, high: 6_000 } });
  });
});

describe('problems', () => {
  it('are all told at once', () => {
    const spec = clip({ kind: 'edit', references: [dance] }, { resolution: '1080p' });
    expect(codesOf(spec, bare)).toEqual([
      'resolution-unsupported',
      'source-video-missing',
      'too-many-videos',
      'bucket-missing',
    ]);
  });

  it('name the bucket that videos and sounds need, and nothing when there is one', () => {
    const spec = clip({ kind: 'references', references: [mira, dance, song] });
    expect(problemsOf(spec, bare)).toEqual([{ code: 'bucket-missing', params: {}, assetId: null, fix: null }]);
    expect(codesOf(clip({ kind: 'edit', sourceVideo: film, references: [] }), bare)).toEqual(['bucket-missing']);
    expect(prepare(spec).files).toEqual([mira.assetId, dance.assetId, song.assetId]);
    expect(prepare(clip({ kind: 'references' }), bare).files).toEqual([mira.assetId]);
    expect(prepare(clip({ references: [mira, dance] }), bare).files).toEqual([]);
  });

  it('leave one video to an edit', () => {
    const spec = clip({ kind: 'edit', sourceVideo: film, references: [dance, turn] });
    expect(problemsOf(spec)).toMatchObject([{ code: 'too-many-videos', params: { count: 3, limit: 1 } }]);
    expect(prepare({ ...spec, references: [mira] }).files).toEqual([film, mira.assetId]);
  });

  it('row 64: hold an edited video to the limits of every other', () => {
    const long = assetsWith(asset(film, 'video', { facts: { ...factsOfFilm(), durationMs: 20_000 } }));
    expect(codesOf(clip({ kind: 'edit', sourceVideo: film, references: [] }), withBucket, long)).toEqual([
      'video-too-long',
    ]);
  });
});

function factsOfFilm() {
  const facts = assets.get(film)?.facts;
  if (facts == null) throw new Error('it was measured');
  return facts;
}

describe('images inside the request', () => {
  const both = clip({ kind: 'frames', startFrame: first, endFrame: last });
  const large = (megabytes: number) =>
    assetsWith(
      asset(first, 'image', { name: 'large.png', bytes: megabytes * 1_000_000 }),
      asset(last, 'image', { name: 'last.png', bytes: 1_000_000 }),
    );

  it('fit up to 8 MB of text together', () => {
    // 4.9 + 1 MB are 7.87 MB of text, 5.1 + 1 are 8.13.
    expect(prepare(both, bare, large(4.9)).throughBucket).toBeUndefined();
    expect(codesOf(both, bare, large(5.1))).toEqual(['image-not-inline']);
  });

  it('are offered a copy that leaves room for the others, and small ones stay as they are', () => {
    const [problem, ...others] = problemsOf(both, bare, large(12));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      params: { name: 'large.png', megabytes: 12, limit: 4.9 },
      assetId: first,
      fix: { range: null, size: null, mime: 'image/png' },
    });
    const cap = problem?.fix?.maxBytes ?? 0;
    const copy = assetsWith(asset(first, 'image', { bytes: cap }), asset(last, 'image', { bytes: 1_000_000 }));
    expect(prepare(both, bare, copy).files).toEqual([first, last]);
  });

  it('count twice when they are sent twice', () => {
    const same = clip({ kind: 'frames', startFrame: first, endFrame: first });
    const known = assetsWith(asset(first, 'image', { bytes: 3_500_000 }));
    expect(problemsOf(same, bare, known)).toMatchObject([{ code: 'image-not-inline', params: { limit: 2.9 } }]);
    expect(prepare({ ...same, endFrame: last }, bare, known).files).toEqual([first, last]);
  });

  it('go through the bucket where there is one, the largest first and no more than must', () => {
    expect(prepare(both, withBucket, large(12)).throughBucket).toEqual([first]);
    expect(prepare(both, withBucket, large(4.9)).throughBucket).toBeUndefined();
    const huge = assetsWith(asset(first, 'image', { bytes: 9_000_000 }), asset(last, 'image', { bytes: 9_500_000 }));
    expect(prepare(both, withBucket, huge).throughBucket).toEqual([last, first]);
  });
});
