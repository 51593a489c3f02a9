import type { Page } from 'playwright';
import type { BuiltPage } from '#test/renderer/built-page.ts';
import type { BenchRow } from './bench.ts';
import { countFrames, judgeFrames, usualInterval } from './frame-times.ts';

/** A drag: where a hand presses, and how far to both sides of it it goes. */
export interface Drag {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

interface DragBench {
  readonly name: string;
  readonly scene: string;
  /** Finds the place on the page; the drag must not be let go before `isDragging` is true. */
  readonly findDrag: (page: Page) => Promise<Drag>;
  /** A selector of what is only there while the gesture is under way: a bench of nothing must not pass. */
  readonly proof: string;
}

/** Pages are measured by turns, so that other work on the machine falls on both. */
const rounds = 6;
/** Moves in one round: back and forth over the whole reach, one for each frame of a screen with 60. */
const moves = 180;
const moveEveryMs = 1_000 / 60;
/** Percentage points that the page may have more late frames than the empty one. */
const allowedPoints = 1;

/** Back and forth like a hand: slow at the ends. */
function placeAt(drag: Drag, move: number): number {
  return drag.x + drag.reach * Math.sin((move / moves) * 4 * Math.PI);
}

async function sweep(page: Page, drag: Drag): Promise<void> {
  const start = performance.now();
  for (let move = 0; move < moves; move += 1) {
    await page.mouse.move(placeAt(drag, move), drag.y + Math.sin(move / 20) * 3);
    const left = start + (move + 1) * moveEveryMs - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }
}

async function dragOnce(page: Page, drag: Drag, proof: string | null): Promise<readonly number[]> {
  await page.bringToFront();
  await page.mouse.move(drag.x, drag.y);
  await page.mouse.down();
  await page.mouse.move(drag.x + 8, drag.y);
  if (proof !== null) await page.locator(proof).waitFor({ state: 'attached' });
  const intervals = await countFrames(page, () => sweep(page, drag));
  if (proof !== null && (await page.locator(proof).count()) === 0) throw new Error('the drag ended by itself');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return intervals;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** An empty page and the studio, dragged the same way in turns; the studio may have one point more late frames. */
export async function runDragBench(studio: BuiltPage, bench: DragBench): Promise<readonly BenchRow[]> {
  const page = await studio.open({ hash: `#scene=${bench.scene}` });
  await page.locator('[data-strip][data-grips]').waitFor();
  await page.waitForLoadState('networkidle');
  const drag = await bench.findDrag(page);
  const empty = await page.context().newPage();
  await empty.setContent('<!doctype html><title>Empty</title>');
  const onStudio: number[] = [];
  const onEmpty: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    onEmpty.push(...(await dragOnce(empty, drag, null)));
    onStudio.push(...(await dragOnce(page, drag, bench.proof)));
  }
  await page.context().close();
  const intervalMs = usualInterval(onEmpty);
  const [base, value] = [judgeFrames(onEmpty, intervalMs), judgeFrames(onStudio, intervalMs)];
  const points = (value.lateShare - base.lateShare) * 100;
  return [
    {
      name: `${bench.name}, late frames of ${value.frames} at ${intervalMs.toFixed(1)} ms`,
      value: percent(value.lateShare),
      base: percent(base.lateShare),
      ratio: `${points >= 0 ? '+' : ''}${points.toFixed(2)} points`,
      limit: `+${allowedPoints} point`,
      isMet: points <= allowedPoints,
    },
  ];
}
