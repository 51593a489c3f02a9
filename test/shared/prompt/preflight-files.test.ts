import { describe, expect, it } from 'vitest';
import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import type { RequestProblem } from '#shared/domain/quote.ts';
import { countBlocks, runPreflight } from '#shared/prompt/preflight.ts';
import { quoteBlocks } from '#shared/prompt/preflight-files.ts';
import type { Finding, ProblemCode } from '#shared/prompt/preflight-finding.ts';
import { mira, nightTrain, platform } from './night-train.ts';

const fix: DerivativeRecipe = { range: null, size: null, mime: 'image/jpeg', maxBytes: 30_000_000 };
const aboutFile = (code: string, change: Partial<RequestProblem> = {}): RequestProblem => ({
  code,
  params: { name: 'Mira' },
  assetId: mira.assetId,
  fix,
  ...change,
});
const aboutClip = (code: string): RequestProblem => ({ code, params: {}, assetId: null, fix: null });
const said = (code: ProblemCode, params: Finding['params'] = {}): Finding => ({
  code,
  params,
  source: { kind: 'clip' },
});

describe('the problems of a quote', () => {
  it('stand together by file, with the one copy that heals them', () => {
    const type = aboutFile('file-type');
    const bytes = aboutFile('file-bytes');
    const other = aboutFile('video-too-short', { assetId: platform.assetId, params: { name: 'Platform' }, fix: null });
    expect(quoteBlocks([type, other, bytes], [])).toEqual({
      files: [
        { assetId: mira.assetId, name: 'Mira', problems: [type, bytes], fix },
        { assetId: platform.assetId, name: 'Platform', problems: [other], fix: null },
      ],
      refusals: [],
    });
  });

  it('offer the copy that one of them knows', () => {
    const alone = aboutFile('audio-alone', { fix: null });
    expect(quoteBlocks([alone, aboutFile('file-bytes')], []).files[0]?.fix).toEqual(fix);
  });

  it.each([
    ['kind-unsupported', 'provider.kind'],
    ['resolution-unsupported', 'provider.resolution'],
    ['start-frame-missing', 'frames.none'],
    ['too-many-images', 'provider.images'],
    ['too-many-videos', 'provider.videos'],
    ['too-many-audio', 'provider.audio'],
    ['too-many-references', 'provider.total'],
  ] as const)('%s is not told again where %s stands', (code, ours) => {
    expect(quoteBlocks([aboutClip(code)], [said(ours)]).refusals).toEqual([]);
    expect(quoteBlocks([aboutClip(code)], [said('clip.empty')]).refusals).toEqual([aboutClip(code)]);
  });

  it('tell of a missing file once, and of another missing one still', () => {
    const missing = aboutFile('file-missing', { fix: null });
    expect(quoteBlocks([missing], [said('file.missing', { name: 'Mira' })]).files).toEqual([]);
    expect(quoteBlocks([missing], [said('file.missing', { name: 'Platform' })]).files).toHaveLength(1);
  });

  it('are part of preflight, where a file counts once', () => {
    const problems = [aboutFile('file-type'), aboutFile('file-bytes'), aboutClip('tier-unknown')];
    const report = runPreflight({ spec: nightTrain, capabilities: null, missingAssetIds: new Set(), problems });
    expect(report.refusals.map(({ code }) => code)).toEqual(['tier-unknown']);
    expect(countBlocks(report)).toBe(2);
    const clean = runPreflight({ spec: nightTrain, capabilities: null, missingAssetIds: new Set() });
    expect(countBlocks(clean)).toBe(0);
  });
});
