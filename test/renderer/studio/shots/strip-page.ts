import type { Locator, Page } from 'playwright';

/** The strip as a hand finds it: in seconds and cards. */
export interface StripPage {
  readonly option: (number: number) => Locator;
  readonly edge: (number: number) => Locator;
  /** Lengths of the stored shots, in milliseconds. */
  readonly lengths: () => Promise<number[]>;
  /** Ids of the stored shots. */
  readonly ids: () => Promise<string[]>;
  /** Numbers of the selected shots. */
  readonly selected: () => Promise<number[]>;
  /** How many steps can be undone. */
  readonly steps: () => Promise<number>;
  readonly playheadMs: () => Promise<number>;
  /** From the left end of the strip, in pixels of the window, at the scale of the stored clip. */
  readonly xOf: (seconds: number) => Promise<number>;
  /** In the middle of the cards. */
  readonly y: () => Promise<number>;
  readonly press: (x: number, y: number) => Promise<void>;
  /** Moves as a hand does: in steps. */
  readonly moveTo: (x: number, y: number) => Promise<void>;
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('not on the screen');
  return box;
}

/** Waits until the strip can be dragged. */
export async function stripPage(page: Page): Promise<StripPage> {
  await page.locator('[data-strip][data-grips]').waitFor();
  const list = page.getByRole('listbox', { name: 'Shots' });
  const spec = () => page.evaluate(() => window.studioTest.draftStore.getState().spec);
  return {
    option: (number) => page.getByRole('option', { name: new RegExp(`^Shot ${number}, `, 'u') }),
    edge: (number) => page.getByRole('slider', { name: `End of shot ${number}`, exact: true }),
    lengths: async () => (await spec())?.shots.map((shot) => shot.durationMs) ?? [],
    ids: async () => (await spec())?.shots.map((shot) => shot.id) ?? [],
    selected: () =>
      list
        .getByRole('option', { selected: true })
        .evaluateAll((options) => options.map(({ ariaLabel }) => Number(/\d+/u.exec(ariaLabel ?? '')?.[0]))),
    steps: () => page.evaluate(() => window.studioTest.draftStore.temporal.getState().pastStates.length),
    playheadMs: () => page.evaluate(() => window.studioTest.selectionStore.getState().playheadMs),
    async xOf(seconds) {
      const { x, width } = await boxOf(list);
      return x + (seconds * width) / ((await spec())?.parameters.durationSeconds ?? 1);
    },
    async y() {
      const { y, height } = await boxOf(list);
      return y + height / 2;
    },
    async press(x, y) {
      await page.mouse.move(x, y);
      await page.mouse.down();
    },
    async moveTo(x, y) {
      await page.mouse.move(x, y, { steps: 8 });
    },
  };
}
