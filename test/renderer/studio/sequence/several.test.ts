import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { studioMedia } from '../studio-media.ts';

const built = testPage('studio/page.tsx', studioMedia);
let page: Page;

async function open(scene: string, options: PageOptions = {}): Promise<void> {
  page = await built.open({ ...options, hash: `#scene=${scene}` });
  await page.getByRole('button', { name: /^Generate/u }).waitFor();
}

const ordersSent = (): Promise<{ orders: { clipId: string }[]; orderToken: string }[]> =>
  page.evaluate(
    () =>
      window.studioTest.application.calls
        .filter((call) => call.method === 'generations.orderSeveral')
        .map((call) => call.input) as { orders: { clipId: string }[]; orderToken: string }[],
  );
const jobCount = (): Promise<number> => page.evaluate(() => window.studioTest.application.scene.jobs.length);
const clips = (): Locator => page.getByRole('listbox', { name: 'Clips' });
const card = (name: string): Locator => clips().getByRole('option', { name: new RegExp(`^\\d+\\. ${name}`, 'u') });
const selected = (): Promise<string[]> =>
  clips()
    .getByRole('option', { selected: true })
    .evaluateAll((cards) =>
      cards.map((each) => /^\d+\. ([^,]+),/u.exec(each.getAttribute('aria-label') ?? '')?.[1] ?? ''),
    );
const byPlace = (): Promise<string[]> =>
  clips()
    .getByRole('option')
    .evaluateAll((cards) =>
      cards
        .sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
        .map((each) => /^\d+\. ([^,]+),/u.exec(each.getAttribute('aria-label') ?? '')?.[1] ?? ''),
    );
const bar = (): Locator => page.getByRole('group', { name: 'Selected clips' });
const dialog = (): Locator => page.getByRole('dialog', { name: /^Generate \d clips$/u });

describe('selecting clips', () => {
  it('by hand: Shift takes a range, Ctrl one more or one less, a plain click one', async () => {
    await open('written');
    await card('Last carriage').click({ modifiers: ['Shift'] });
    expect(await selected()).toEqual(['Window seat', 'Tea house', 'Last carriage']);
    await card('Platform 2').click({ modifiers: ['ControlOrMeta'] });
    await card('Tea house').click({ modifiers: ['ControlOrMeta'] });
    expect(await selected()).toEqual(['Platform 2', 'Window seat', 'Last carriage']);
    expect(await clips().locator('[aria-current="true"]').getAttribute('aria-label')).toMatch(/^2\. Window seat/u);
    await card('Tea house').click();
    expect(await selected()).toEqual(['Tea house']);
    expect(await bar().count()).toBe(0);
  });

  it('by keys: Shift with arrows grows and shrinks, Ctrl+A takes all, Esc leaves one', async () => {
    await open('written');
    await card('Window seat').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await selected()).toEqual(['Window seat', 'Tea house', 'Last carriage']);
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await selected()).toEqual(['Window seat', 'Tea house']);
    await page.keyboard.press('Control+a');
    expect(await selected()).toHaveLength(4);
    await page.keyboard.press('Escape');
    expect(await selected()).toEqual(['Window seat']);
    await page.keyboard.press('End');
    expect(await selected()).toEqual(['Last carriage']);
  });
});

describe('Generate N for $X', () => {
  it('sums what each costs, and one press orders all of them once', async () => {
    await open('written');
    await card('Window seat').focus();
    await page.keyboard.press('Control+a');
    // 12 + 15 + 10 + 14 seconds at 30 cents.
    const button = bar().getByRole('button', { name: 'Generate 4 for $15.30' });
    await button.dblclick();
    await bar().waitFor({ state: 'detached' });
    expect(new Set((await ordersSent()).map((sent) => JSON.stringify(sent))).size).toBe(1);
    expect(await jobCount()).toBe(4);
    await expect.poll(() => page.locator('[aria-live="polite"]').allTextContents()).toContain('4 clips ordered');
  });

  it('never orders twice when the answer was lost', async () => {
    await open('written');
    await card('Tea house').click({ modifiers: ['Shift'] });
    await page.evaluate(() => window.studioTest.application.lostAnswers.add('generations.orderSeveral'));
    const button = bar().getByRole('button', { name: 'Generate 2 for $7.50' });
    await button.click();
    await page.getByRole('alert').getByText('You are offline.').waitFor();
    await page.evaluate(() => window.studioTest.application.lostAnswers.delete('generations.orderSeveral'));
    await button.click();
    await bar().waitFor({ state: 'detached' });
    const sent = await ordersSent();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(await jobCount()).toBe(2);
  });

  it('shows the new sum when a price has changed, and orders nothing before the next press', async () => {
    await open('written');
    await card('Tea house').click({ modifiers: ['Shift'] });
    await bar().getByRole('button', { name: 'Generate 2 for $7.50' }).waitFor();
    await page.evaluate(() => {
      window.studioTest.application.rates = { standard: 40, fast: 24 };
    });
    await bar().getByRole('button', { name: 'Generate 2 for $7.50' }).click();
    await dialog().getByText('Prices have changed').waitFor();
    expect(await jobCount()).toBe(0);
    await dialog().getByRole('button', { name: 'Generate 2 for $10.00' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await jobCount()).toBe(2);
  });

  it('names the clips that cannot be sent with the reason, and leaves them out when told to', async () => {
    await open('paid');
    await card('Window seat').focus();
    await page.keyboard.press('Control+a');
    await bar().getByRole('button', { name: '3 of 4 cannot be sent: look' }).click();
    const rows = dialog().getByRole('listitem');
    await expect
      .poll(() => rows.allTextContents())
      .toEqual([
        'Platform 2Nothing is written.Open Platform 2',
        'Tea houseNothing is written.Open Tea house',
        'Last carriageNothing is written.Open Last carriage',
        'Window seatfal.ai$4.50',
      ]);
    expect(await ordersSent()).toEqual([]);
    expect(await findBarriers(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Leave out 3, generate 1 for $4.50' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect((await ordersSent()).map(({ orders }) => orders.length)).toEqual([1]);
  });

  it('leads to a clip that has to be mended', async () => {
    await open('paid');
    await card('Tea house').click({ modifiers: ['Shift'] });
    await bar().getByRole('button', { name: '1 of 2 cannot be sent: look' }).click();
    await dialog().getByRole('button', { name: 'Open Tea house' }).click();
    await page.getByRole('option', { name: /^3\. Tea house/u, selected: true }).waitFor();
    expect(await ordersSent()).toEqual([]);
  });
});

describe('moving clips by hand', () => {
  async function grab(name: string, toX: (box: { x: number; width: number }) => number, target: string): Promise<void> {
    const from = await card(name).boundingBox();
    const to = await card(target).boundingBox();
    if (from === null || to === null) throw new Error('no card');
    await page.mouse.move(from.x + from.width / 2, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2 + 8, from.y + 20);
    await page.mouse.move(toX(to), from.y + 20, { steps: 6 });
  }

  it('drops a card where the line shows, and Esc puts it back', async () => {
    await open('written');
    const before = await byPlace();
    await grab('Platform 2', (box) => box.x + box.width * 0.8, 'Tea house');
    expect(await byPlace()).toEqual(before);
    expect(await card('Platform 2').evaluate((element) => getComputedStyle(element).opacity)).toBe('0.55');
    await page.mouse.up();
    await expect.poll(byPlace).toEqual(['Window seat', 'Tea house', 'Platform 2', 'Last carriage']);
    // It was a drag, not a click: the open clip stays open.
    expect(await selected()).toEqual(['Window seat']);
    await grab('Last carriage', (box) => box.x + 4, 'Window seat');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await byPlace()).toEqual(['Window seat', 'Tea house', 'Platform 2', 'Last carriage']);
  });
});

describe('a card', () => {
  it('that was let go between the cards does not hang on the hand later', async () => {
    await open('written');
    const box = await card('Platform 2').boundingBox();
    if (box === null) throw new Error('no card');
    await page.mouse.move(box.x + box.width - 1, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 2, box.y - 30);
    await page.mouse.up();
    await page.mouse.move(box.x + box.width - 40, box.y + 20, { steps: 5 });
    expect(await card('Platform 2').evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
  });

  it('goes to its place although a take of it lands while it is dragged', async () => {
    await open('written');
    const box = await card('Last carriage').boundingBox();
    const target = await card('Platform 2').boundingBox();
    if (box === null || target === null) throw new Error('no card');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x, box.y + 20, { steps: 4 });
    await page.mouse.move(target.x - 20, box.y + 20, { steps: 6 });
    await page.evaluate(() => {
      const { application } = window.studioTest;
      const clip = application.scene.clips.find(({ name }) => name === 'Last carriage');
      if (clip !== undefined) application.emit('clips.changed', { ...clip });
    });
    await page.mouse.up();
    await expect.poll(byPlace).toEqual(['Last carriage', 'Platform 2', 'Window seat', 'Tea house']);
  });
});

describe('the cards', () => {
  it('are as wide as their seconds, never under 112, and then scroll', async () => {
    await open('written', { width: 1_440, height: 900 });
    const widths = (): Promise<number[]> =>
      clips()
        .getByRole('option')
        .evaluateAll((cards) => cards.map((each) => Math.round(each.getBoundingClientRect().width)));
    const perSecond = (await widths()).map((width, index) => width / ([12, 15, 10, 14][index] ?? 0));
    expect(Math.max(...perSecond) - Math.min(...perSecond)).toBeLessThan(0.1);
    expect(Math.max(...perSecond)).toBeLessThanOrEqual(22);
    expect(Math.min(...perSecond)).toBeGreaterThan(18);
    await page.setViewportSize({ width: 600, height: 900 });
    expect(Math.min(...(await widths()))).toBeGreaterThanOrEqual(112);
    const scroller = page.locator('[data-clip-scroller]');
    expect(await scroller.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  });

  it('have no pictures where the window is low', async () => {
    await open('film', { width: 1_440, height: 900 });
    expect(await card('Window seat').locator('img:visible').count()).toBe(1);
    await page.setViewportSize({ width: 1_440, height: 700 });
    expect(await card('Window seat').locator('img:visible').count()).toBe(0);
  });
});
