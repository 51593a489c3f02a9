import { describe, expect, it } from 'vitest';
import { sequenceSchema } from '#shared/domain/project.ts';
import type { Take } from '#shared/domain/take.ts';
import { filmCuts, filmLengthMs, placeInFilm, planFilm } from '#renderer/features/studio/preview/film-plan.ts';
import { planPreview } from '#renderer/features/studio/preview/preview-plan.ts';
import { emptyMirror, type Mirror } from '#renderer/platform/mirror-store.ts';
import { nightTrain, idNumber } from '#test/shared/prompt/night-train.ts';
import { fal } from '#test/renderer/account-seed.ts';
import { film } from '../scenes.ts';

const byId = <T extends { readonly id: string }>(list: readonly T[]): Record<string, T> =>
  Object.fromEntries(list.map((each) => [each.id, each]));

const madeBy = (providerId: string, rest: Partial<Take> = {}): Take[] =>
  film.takes.map((take) => ({ ...take, providerId: providerId as Take['providerId'], ...rest }));

function mirrorOf(change: Partial<Mirror> = {}): Mirror {
  const sequence = sequenceSchema.parse({
    id: idNumber(1_001),
    projectId: idNumber(1_000),
    name: 'Film',
    position: 0,
  });
  return {
    ...emptyMirror,
    openProjectId: sequence.projectId,
    sequences: byId([sequence]),
    clips: byId(film.clips),
    drafts: Object.fromEntries(film.drafts.map((draft) => [draft.clipId, draft])),
    takes: byId(madeBy(fal.id)),
    assets: byId(film.assets),
    providers: [fal],
    ...change,
  };
}

function partsOf(change: Partial<Mirror> = {}, rest: Partial<Parameters<typeof planFilm>[0]> = {}) {
  return planFilm({
    mirror: mirrorOf(change),
    open: { clipId: null, spec: null },
    filmOf: 'takes',
    broken: new Set(),
    lengths: new Map(),
    ...rest,
  });
}
const kindsOf = (parts: ReturnType<typeof partsOf>): (number | 'animatic')[] =>
  parts.map(({ source }) => (source.kind === 'take' ? source.number : 'animatic'));

describe('what stands for a clip in the film', () => {
  it('is its take where there is one, else its animatic, in the order of the strip', () => {
    const parts = partsOf();
    expect(parts.map(({ name }) => name)).toEqual(['Platform 2', 'Window seat', 'Tea house', 'Last carriage']);
    expect(kindsOf(parts)).toEqual([1, 3, 'animatic', 'animatic']);
    expect(kindsOf(partsOf({}, { filmOf: 'animatics' }))).toEqual(['animatic', 'animatic', 'animatic', 'animatic']);
  });

  it('is an animatic that is a take only when it was chosen', () => {
    const local = { ...fal, isLocal: true };
    expect(kindsOf(partsOf({ providers: [local] }))[1]).toBe('animatic');
    const chosen = film.clips.map((clip, index) =>
      index === 1 ? { ...clip, activeTakeId: film.takes[3]?.id ?? null } : clip,
    );
    expect(kindsOf(partsOf({ providers: [local], clips: byId(chosen) }))[1]).toBe(3);
  });

  it('is its animatic while the file is gone or does not play', () => {
    const assetId = film.takes[3]?.assetId;
    if (assetId === undefined) throw new Error('no take');
    const assets = byId(film.assets.map((asset) => (asset.id === assetId ? { ...asset, isMissing: true } : asset)));
    expect(kindsOf(partsOf({ assets }))[1]).toBe('animatic');
    expect(kindsOf(partsOf({}, { broken: new Set([assetId]) }))[1]).toBe('animatic');
  });

  it('is what the open clip says now, ahead of what is stored', () => {
    const clipId = film.clips[2]?.id ?? null;
    const [, , before] = partsOf();
    const [, , after] = partsOf({}, { open: { clipId, spec: nightTrain } });
    expect(before?.durationMs).toBe(10_000);
    expect(after?.durationMs).toBe(15_000);
    expect(after?.key).not.toBe(before?.key);
  });

  it('leaves out clips in the trash', () => {
    const clips = byId(film.clips.map((clip, index) => (index === 0 ? { ...clip, trashedAt: 1 } : clip)));
    expect(partsOf({ clips }).map(({ startMs }) => startMs)).toEqual([0, 15_000, 25_000]);
  });
});

describe('time in the film', () => {
  it('has no gap and no overlap: each part starts where the one before ends', () => {
    const assetId = film.takes[0]?.assetId;
    const parts = partsOf({}, { lengths: new Map(assetId === undefined ? [] : [[assetId, 12_083]]) });
    expect(parts[0]?.durationMs).toBe(12_083);
    let end = 0;
    for (const { startMs, durationMs } of parts) {
      expect(startMs).toBe(end);
      end += durationMs;
    }
    expect(filmLengthMs(parts)).toBe(end);
    expect(filmLengthMs([])).toBe(0);
  });

  it('finds the part and its time; a boundary belongs to what begins there', () => {
    const parts = partsOf();
    const at = (ms: number) => {
      const place = placeInFilm(parts, ms);
      return [place?.index, place?.localMs];
    };
    expect(at(0)).toEqual([0, 0]);
    expect(at(11_999)).toEqual([0, 11_999]);
    expect(at(12_000)).toEqual([1, 0]);
    expect(at(99_999)).toEqual([3, 14_000]);
    expect(at(-5)).toEqual([0, 0]);
    expect(placeInFilm([], 0)).toBeNull();
  });

  it('cuts where shots and clips end', () => {
    expect(filmCuts(partsOf()).slice(0, 5)).toEqual([0, 6_000, 12_000, 15_500, 18_500]);
    expect(filmCuts(partsOf()).at(-1)).toBe(filmLengthMs(partsOf()));
  });
});

describe('the plan of a preview', () => {
  it('is no larger than 720p, at the proportion of the clip', () => {
    const at = (resolution: '480p' | '720p' | '1080p') =>
      planPreview({ ...nightTrain, parameters: { ...nightTrain.parameters, resolution, ratio: '21:9' } }, {});
    expect([at('480p'), at('720p'), at('1080p')].map(({ width }) => width)).toEqual([992, 1_470, 1_470]);
  });

  it('draws a card for a picture that is gone, and ticks for a sound', () => {
    const assets = byId(film.assets);
    const whole = planPreview(nightTrain, assets);
    const gone = planPreview(nightTrain, byId(film.assets.map((asset) => ({ ...asset, isMissing: true }))));
    expect(whole.shots.some(({ picture }) => picture !== null)).toBe(true);
    expect(gone.shots.every(({ picture }) => picture === null)).toBe(true);
    expect(whole.guideTrack).not.toBeNull();
    expect(gone.guideTrack).toBeNull();
  });
});
