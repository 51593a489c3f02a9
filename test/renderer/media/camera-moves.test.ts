import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameraMoves, type Camera, type CameraMove } from '#shared/domain/shot.ts';
import { planOf, shotOf } from './animatic-plans.ts';
import { framesOf, makePicture } from './decoded-film.ts';
import { openMediaLab, type MediaLab } from './media-lab.ts';
import { darkestEdge, trackMarker, type Marker } from './tracked-marker.ts';

const width = 864;
const height = 496;
const framesPerShot = 36;

interface Tracked {
  readonly green: Marker;
  readonly red: Marker;
  readonly magenta: Marker;
  readonly edge: number;
  /** Brightness of a corner, away from the slate. */
  readonly corner: number;
}

let lab: MediaLab;
let folder: string;
const films = new Map<string, Tracked[]>();

/** A green marker in the middle, a red one right and a magenta one left of it, on a blue ground. */
const markers =
  'color=c=0x2850a0:size=1280x720,drawbox=x=600:y=320:w=80:h=80:c=0x00ff00:t=fill,' +
  'drawbox=x=920:y=330:w=60:h=60:c=0xff0000:t=fill,drawbox=x=300:y=330:w=60:h=60:c=0xff00ff:t=fill';

async function shoot(name: string, cameras: readonly Camera[], keys: readonly string[]): Promise<void> {
  const picture = { assetId: lab.addMedia(join(folder, 'markers.png')), kind: 'image' as const, atMs: 0 };
  const shots = cameras.map((camera, index) => shotOf(index + 1, { camera, picture, durationMs: 1_500 }));
  const { run, desk, close } = await lab.open();
  const entry = await run({ kind: 'animatic', plan: planOf(shots, { width, height }) });
  expect(entry.failure).toBeNull();
  const path = join(folder, `${name}.mp4`);
  await writeFile(path, desk.fileOf(entry));
  await close();
  for await (const frame of framesOf(path, width, height)) {
    const key = keys[Math.floor(frame.index / framesPerShot)] ?? 'none';
    const corner = frame.rgb[((height - 8) * width + width - 8) * 3 + 2] ?? 0;
    const tracked: Tracked = {
      green: trackMarker(frame, 'green'),
      red: trackMarker(frame, 'red'),
      magenta: trackMarker(frame, 'magenta'),
      edge: darkestEdge(frame),
      corner,
    };
    films.set(key, [...(films.get(key) ?? []), tracked]);
  }
}

function ends(key: string): { readonly first: Tracked; readonly last: Tracked; readonly all: readonly Tracked[] } {
  const all = films.get(key) ?? [];
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined) throw new Error(`no frames of ${key}`);
  return { first, last, all };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-moves-'));
  await makePicture(join(folder, 'markers.png'), markers);
  lab = await openMediaLab();
  const camera = (move: CameraMove, rest: Partial<Camera> = {}): Camera => ({
    move,
    speed: 'slow',
    direction: null,
    ...rest,
  });
  // Slow is the least that may be seen of a move.
  await shoot(
    'slow',
    cameraMoves.map((move) => camera(move)),
    cameraMoves,
  );
  const others = [
    camera('pan', { direction: 'left', speed: 'normal' }),
    camera('tilt', { direction: 'down', speed: 'normal' }),
    camera('push-in', { speed: 'fast' }),
    camera('orbit', { direction: 'left', speed: 'fast' }),
  ];
  await shoot('others', others, ['pan left', 'tilt down', 'push-in fast', 'orbit left']);
}, 120_000);

afterAll(async () => {
  await lab.close();
  await rm(folder, { recursive: true, force: true });
});

describe('camera moves, measured on a rendered film', () => {
  it('has every frame of every shot', () => {
    for (const move of cameraMoves) expect(films.get(move)).toHaveLength(framesPerShot);
    expect(lab.problems).toEqual([]);
  });

  it.each(cameraMoves.filter((move) => move !== 'dolly-zoom'))('%s shows no border in any frame', (move) => {
    // The ground is 160; noise of the codec and the blur of a rack focus stay far above black.
    for (const { edge } of ends(move).all) expect(edge).toBeGreaterThan(120);
  });

  it('static stays within a pixel', () => {
    const { first, all } = ends('static');
    for (const { green } of all) {
      expect(Math.abs(green.x - first.green.x)).toBeLessThan(1);
      expect(Math.abs(green.y - first.green.y)).toBeLessThan(1);
      expect(Math.abs(green.width - first.green.width)).toBeLessThan(1);
    }
  });

  it('push-in grows the marker by a tenth or more, and more when fast', () => {
    const slow = ends('push-in');
    const fast = ends('push-in fast');
    const growth = ({ first, last }: typeof slow): number => Math.sqrt(last.green.area / first.green.area);
    expect(growth(slow)).toBeGreaterThanOrEqual(1.1);
    expect(growth(fast)).toBeGreaterThan(growth(slow) + 0.1);
    // The middle stays the middle.
    expect(Math.abs(slow.last.green.x - slow.first.green.x)).toBeLessThan(1);
  });

  it('pull-out shrinks the marker by a tenth or more', () => {
    const { first, last } = ends('pull-out');
    expect(Math.sqrt(first.green.area / last.green.area)).toBeGreaterThanOrEqual(1.1);
  });

  it.each(['pan', 'dolly', 'tracking', 'whip-pan'] as const)(
    '%s travels a tenth of the width or more, to the left',
    (move) => {
      const { first, last } = ends(move);
      expect(last.green.x - first.green.x).toBeLessThanOrEqual(-0.1 * width);
      expect(Math.abs(last.green.y - first.green.y)).toBeLessThan(0.02 * height);
    },
  );

  it('pan to the left travels to the right', () => {
    const { first, last } = ends('pan left');
    expect(last.green.x - first.green.x).toBeGreaterThanOrEqual(0.1 * width);
  });

  it('tilt and crane travel a tenth of the height or more, in their direction', () => {
    for (const move of ['tilt', 'crane']) {
      const { first, last } = ends(move);
      expect(last.green.y - first.green.y).toBeGreaterThanOrEqual(0.1 * height);
      expect(Math.abs(last.green.x - first.green.x)).toBeLessThan(2);
    }
    const down = ends('tilt down');
    expect(down.last.green.y - down.first.green.y).toBeLessThanOrEqual(-0.1 * height);
  });

  it('orbit brings one side nearer and takes the other away', () => {
    const nearness = ({ red, magenta }: Tracked): number => red.height / magenta.height;
    const right = ends('orbit');
    expect(nearness(right.last) / nearness(right.first)).toBeGreaterThan(1.1);
    const left = ends('orbit left');
    expect(nearness(left.last) / nearness(left.first)).toBeLessThan(0.9);
    expect(Math.abs(right.last.green.x - right.first.green.x)).toBeLessThan(0.02 * width);
  });

  it('dolly leans the near ground against the far, tracking and pan do less or nothing', () => {
    // The marker is upright in the picture; its lean is the extra width over its height.
    const lean = (key: string): number => {
      const { last } = ends(key);
      return last.green.width / last.green.height;
    };
    expect(lean('dolly')).toBeGreaterThan(lean('pan') + 0.02);
    expect(Math.abs(lean('pan') - 1)).toBeLessThan(0.03);
  });

  it('handheld follow shakes smoothly and stays near', () => {
    const { all, first } = ends('handheld-follow');
    const reach = Math.max(...all.map(({ green }) => Math.hypot(green.x - first.green.x, green.y - first.green.y)));
    expect(reach).toBeGreaterThan(0.004 * width);
    expect(reach).toBeLessThan(0.06 * width);
    const steps = all.slice(1).map(({ green }, index) => Math.abs(green.x - (all[index]?.green.x ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(0.01 * width);
  });

  it('whip pan crosses in a fraction of the shot, smeared', () => {
    const { all, first, last } = ends('whip-pan');
    const way = first.green.x - last.green.x;
    const moving = all.filter(
      ({ green }) => green.x < first.green.x - way * 0.02 && green.x > last.green.x + way * 0.02,
    );
    expect(moving.length).toBeLessThan(framesPerShot / 2);
    expect(Math.max(...moving.map(({ green }) => green.reach))).toBeGreaterThan(first.green.reach * 1.2);
    expect(Math.abs(last.green.width - first.green.width)).toBeLessThan(1.5);
  });

  it('dutch angle tilts the horizon', () => {
    const angle = ({ red, magenta }: Tracked): number => Math.atan2(red.y - magenta.y, red.x - magenta.x);
    const { first, last } = ends('dutch-angle');
    expect(Math.abs(angle(first))).toBeLessThan(0.01);
    expect(Math.abs(angle(last))).toBeGreaterThan((6 * Math.PI) / 180);
  });

  it('rack focus goes from blurred to sharp', () => {
    const { first, last } = ends('rack-focus');
    const softness = ({ green }: Tracked): number => green.rim / Math.sqrt(green.area);
    expect(softness(first)).toBeGreaterThan(softness(last) * 3);
    expect(Math.abs(softness(last) - softness(ends('static').last))).toBeLessThan(2);
  });

  it('dolly zoom keeps the subject, pulls the background away and darkens the corners', () => {
    const { first, last } = ends('dolly-zoom');
    expect(Math.abs(Math.sqrt(last.green.area / first.green.area) - 1)).toBeLessThan(0.06);
    const spread = ({ red, magenta }: Tracked): number => red.x - magenta.x;
    expect(spread(last) / spread(first)).toBeGreaterThan(1.06);
    expect(last.corner).toBeLessThan(first.corner * 0.7);
    for (const { edge } of ends('dolly-zoom').all) expect(edge).toBeGreaterThan(40);
  });
});
