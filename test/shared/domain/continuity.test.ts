import { describe, expect, it } from 'vitest';
import { seamOf, takeInFilm, type Seam } from '#shared/domain/continuity.ts';
import type { Take } from '#shared/domain/take.ts';
import { assetIdSchema, clipIdSchema, takeIdSchema, type AssetId, type ClipId, type TakeId } from '#shared/ids.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

const clipId = (number: number): ClipId => clipIdSchema.parse(idNumber(number));
const takeId = (clip: number, number: number): TakeId => takeIdSchema.parse(idNumber(100 + clip * 10 + number));
const film = (clip: number, number: number): AssetId => assetIdSchema.parse(`${clip}${number}`.padStart(64, '0'));
const still = (clip: number, number: number): AssetId => assetIdSchema.parse(`e${film(clip, number).slice(1)}`);

function take(clip: number, number: number, change: Partial<Take> = {}): Take {
  return {
    id: takeId(clip, number),
    clipId: clipId(clip),
    generationId: idNumber(500 + clip * 10 + number) as Take['generationId'],
    assetId: film(clip, number),
    lastFrameAssetId: null,
    providerId: 'animatic' as Take['providerId'],
    tier: 'standard' as Take['tier'],
    number,
    verdict: null,
    rating: null,
    note: '',
    createdAt: 0,
    trashedAt: null,
    ...change,
  };
}

interface FilmClip {
  readonly activeTakeId: TakeId | null;
  readonly trashedAt: number | null;
  /** The clip and the take that it goes on from. */
  readonly from: readonly [clip: number, take: number] | null;
  readonly startFrame: AssetId | null;
}

/** Three clips in a row, each with two takes, the first of which is in the film; the second and third go on. */
class Film {
  order = [1, 2, 3];
  readonly clips = new Map<number, FilmClip>(
    [1, 2, 3].map((number) => [
      number,
      {
        activeTakeId: takeId(number, 1),
        trashedAt: null,
        from: number === 1 ? null : [number - 1, 1],
        startFrame: number === 1 ? null : still(number - 1, 1),
      },
    ]),
  );
  takes = [1, 2, 3].flatMap((clip) => [take(clip, 1), take(clip, 2)]);

  changeClip(number: number, change: Partial<FilmClip>): void {
    const clip = this.clips.get(number);
    if (clip !== undefined) this.clips.set(number, { ...clip, ...change });
  }

  changeTake(clip: number, number: number, change: Partial<Take>): void {
    this.takes = this.takes.map((each) => (each.id === takeId(clip, number) ? { ...each, ...change } : each));
  }

  seam(number: number): Seam {
    const shown = this.order.filter((each) => this.clips.get(each)?.trashedAt === null);
    const before = shown[shown.indexOf(number) - 1];
    const { from = null, startFrame = null } = this.clips.get(number) ?? {};
    return seamOf({
      clip: { continues: from === null ? null : { takeId: takeId(...from), stillId: still(...from) } },
      startFrame,
      before: before === undefined ? null : { id: clipId(before) },
      clips: Object.fromEntries([...this.clips].map(([each, clip]) => [clipId(each), { ...clip, id: clipId(each) }])),
      takes: Object.fromEntries(this.takes.map((each) => [each.id, each])),
    });
  }

  /** "link", "apart", "cut"; with the number of the take since which it is stale, or "gone". */
  seams(): string[] {
    return this.order.map((number) => {
      const seam = this.seam(number);
      if (seam.kind === 'cut' || seam.stale === null) return seam.kind;
      return `${seam.kind} ${seam.stale.since?.number ?? 'gone'}`;
    });
  }
}

describe('how clips begin', () => {
  it('with a cut, or linked to the take before', () => {
    expect(new Film().seams()).toEqual(['cut', 'link', 'link']);
  });

  it('with a cut as soon as another picture is the start frame, or none', () => {
    const three = new Film();
    three.changeClip(2, { startFrame: still(3, 1) });
    three.changeClip(3, { startFrame: null });
    expect(three.seams()).toEqual(['cut', 'cut', 'cut']);
    three.changeClip(2, { startFrame: still(1, 1) });
    expect(three.seams()).toEqual(['cut', 'link', 'cut']);
  });

  it('apart when the clip, or the one before it, was moved', () => {
    const three = new Film();
    three.order = [2, 1, 3];
    expect(three.seams()).toEqual(['apart', 'cut', 'apart']);
    three.order = [1, 2, 3];
    expect(three.seams()).toEqual(['cut', 'link', 'link']);
  });

  it('apart, and never stale, when the clip it goes on from is in the trash', () => {
    const three = new Film();
    three.changeClip(1, { activeTakeId: takeId(1, 2), trashedAt: 1 });
    expect(three.seam(2)).toMatchObject({ kind: 'apart', stale: null });
    three.changeClip(1, { trashedAt: null });
    expect(three.seams()).toEqual(['cut', 'link 2', 'link']);
  });

  it('with a cut when the take is not known at all', () => {
    const three = new Film();
    three.takes = three.takes.filter(({ clipId: of }) => of !== clipId(1));
    expect(three.seam(2)).toEqual({ kind: 'cut' });
  });
});

describe('what turns a clip stale', () => {
  it('another take in the film; choosing the first again mends it', () => {
    const three = new Film();
    three.changeClip(1, { activeTakeId: takeId(1, 2) });
    expect(three.seams()).toEqual(['cut', 'link 2', 'link']);
    three.changeClip(1, { activeTakeId: takeId(1, 1) });
    expect(three.seams()).toEqual(['cut', 'link', 'link']);
  });

  it('its take rejected or thrown away: the next best of that clip is in the film', () => {
    for (const change of [{ verdict: 'rejected' as const }, { trashedAt: 1 }]) {
      const three = new Film();
      three.changeTake(1, 1, change);
      expect(three.seams()).toEqual(['cut', 'link 2', 'link']);
    }
  });

  it('no take left that may be shown', () => {
    const three = new Film();
    three.changeTake(1, 1, { trashedAt: 1 });
    three.changeTake(1, 2, { verdict: 'rejected' });
    expect(three.seams()).toEqual(['cut', 'link gone', 'link']);
  });

  it('down a chain only the next one, until it has a new take itself', () => {
    const three = new Film();
    three.changeClip(1, { activeTakeId: takeId(1, 2) });
    expect(three.seams()).toEqual(['cut', 'link 2', 'link']);
    // Rebuilt, and made anew: now its own take is another one.
    three.changeClip(2, { from: [1, 2], startFrame: still(1, 2) });
    expect(three.seams()).toEqual(['cut', 'link', 'link']);
    three.changeClip(2, { activeTakeId: takeId(2, 2) });
    expect(three.seams()).toEqual(['cut', 'link', 'link 2']);
  });

  it('nothing while nobody has chosen, however many takes there are', () => {
    const three = new Film();
    three.changeClip(1, { activeTakeId: null });
    expect(three.seams()).toEqual(['cut', 'link', 'link']);
    three.changeTake(1, 1, { verdict: 'rejected' });
    expect(three.seams()).toEqual(['cut', 'link 2', 'link']);
  });

  it('no take that has the same bytes', () => {
    const three = new Film();
    three.changeTake(1, 2, { assetId: film(1, 1) });
    three.changeClip(1, { activeTakeId: takeId(1, 2) });
    expect(three.seams()).toEqual(['cut', 'link', 'link']);
  });
});

describe('the take in the film', () => {
  const clip = { id: clipId(1), activeTakeId: null };
  const of = (...takes: readonly Take[]) =>
    takeInFilm(clip, Object.fromEntries(takes.map((each) => [each.id, each])))?.number ?? null;

  it('is the chosen one, else the last that was accepted, else the last, never a rejected one', () => {
    const [one, two, three] = [take(1, 1), take(1, 2), take(1, 3)];
    expect(of()).toBeNull();
    expect(of(take(2, 1))).toBeNull();
    expect(of(one, two, three)).toBe(3);
    expect(of(one, { ...two, verdict: 'accepted' }, three)).toBe(2);
    expect(of(one, two, { ...three, verdict: 'rejected' })).toBe(2);
    const chosen = Object.fromEntries([one, two].map((each) => [each.id, each]));
    expect(takeInFilm({ ...clip, activeTakeId: one.id }, chosen)?.number).toBe(1);
    expect(takeInFilm({ ...clip, activeTakeId: takeId(1, 9) }, chosen)?.number).toBe(2);
  });
});
