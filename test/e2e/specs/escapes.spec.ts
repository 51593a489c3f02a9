import type { Page } from 'playwright';
import { expect, test } from '../fixtures.ts';
import { firstRun } from '../pages/first-run.ts';
import { studio } from '../pages/studio.ts';

const elsewhere = 'https://evil.example/';
/** Refusals that Chromium writes to the console when a page tries to get out. */
const refusals = /violates the following Content Security Policy|Not allowed to|Refused to|evil\.example/;

/** Where the page is, and that it still is the app. */
async function expectStillHere(page: Page, address: string): Promise<void> {
  await expect(studio(page).generate).toBeVisible();
  expect(page.url()).toBe(address);
}

/** A drag from outside the browser, as the system brings it. */
async function dragIn(page: Page, data: object, at: { readonly x: number; readonly y: number }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const details = { ...at, data: { items: [], files: [], dragOperationsMask: 1, ...data } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...details });
  }
  await session.detach();
}

test.beforeEach(async ({ app }) => {
  await firstRun(app.page).openSample();
});

test('row 71: the browser never decides about a link, script or page held over the window', async ({ app }) => {
  const { page } = app;
  await expect(studio(page).generate).toBeVisible();
  const address = page.url();
  // Headless Chromium follows no dropped link, so what is looked at is what the page says to the drag.
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    window.addEventListener('dragover', (event) => {
      said.push(event.defaultPrevented ? 'the app decides' : 'the browser decides');
    });
  });
  const field = await studio(page).action.boundingBox();
  const onTextField = { x: (field?.x ?? 0) + 20, y: (field?.y ?? 0) + 10 };
  for (const data of [elsewhere, 'javascript:document.body.remove()', 'file:///etc/passwd']) {
    for (const at of [{ x: 5, y: 300 }, { x: 700, y: 20 }, { x: 700, y: 300 }, onTextField]) {
      await dragIn(page, { items: [{ mimeType: 'text/uri-list', data }] }, at);
    }
  }
  const said = await page.evaluate(() => Reflect.get(window, 'said') as string[]);
  expect(said.length).toBeGreaterThanOrEqual(12);
  expect(new Set(said)).toEqual(new Set(['the app decides']));
  await expectStillHere(page, address);
});

test('row 71: a page that wants to go elsewhere, or to open another, stays alone @browser-host', async ({ app }) => {
  app.expectProblem(refusals);
  const { page } = app;
  await expect(studio(page).generate).toBeVisible();
  const address = page.url();
  // What the policy and the guards of the window can hold in a browser: no frame, no script of another place.
  const outcome = await page.evaluate(async (url) => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const frame = document.createElement('iframe');
    frame.src = url;
    const script = document.createElement('script');
    script.src = url;
    const image = document.createElement('img');
    image.src = url;
    document.body.append(frame, script, image);
    await fetch(url).catch(() => undefined);
    for (let tries = 0; new Set(violations).size < 4 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const added of [frame, script, image]) added.remove();
    return violations.toSorted();
  }, elsewhere);
  expect(outcome).toEqual(expect.arrayContaining(['connect-src', 'frame-src', 'img-src', 'script-src-elem']));
  await expectStillHere(page, address);
});

test('row 72: the page gets no camera, microphone, place, device or clipboard', async ({ app }) => {
  app.expectProblem(/Permissions policy violation|permissions policy|NotAllowed/i);
  await expect(studio(app.page).generate).toBeVisible();
  const outcome = await app.page.evaluate(async () => {
    const settle = (work: () => Promise<unknown> | undefined): Promise<string> =>
      Promise.resolve()
        .then(work)
        .then(
          (value) => (value === undefined ? 'absent' : 'granted'),
          (error: unknown) => (error instanceof Error ? 'denied' : 'odd'),
        );
    const find = (name: string): Record<string, (options?: object) => Promise<unknown>> | undefined =>
      Reflect.get(navigator, name) as Record<string, (options?: object) => Promise<unknown>> | undefined;
    return {
      camera: await settle(() => find('mediaDevices')?.['getUserMedia']?.({ video: true })),
      microphone: await settle(() => find('mediaDevices')?.['getUserMedia']?.({ audio: true })),
      screen: await settle(() => find('mediaDevices')?.['getDisplayMedia']?.({ video: true })),
      place: await settle(
        () =>
          new Promise((resolve, reject) =>
            navigator.geolocation.getCurrentPosition(resolve, () => {
              reject(new Error('denied'));
            }),
          ),
      ),
      clipboard: await settle(() => find('clipboard')?.['readText']?.()),
      hid: await settle(() => find('hid')?.['requestDevice']?.({ filters: [] })),
      usb: await settle(() => find('usb')?.['requestDevice']?.({ filters: [] })),
      serial: await settle(() => find('serial')?.['requestPort']?.()),
    };
  });
  expect(Object.values(outcome)).not.toContain('granted');
  expect(outcome).toMatchObject({ camera: 'denied', microphone: 'denied', place: 'denied', clipboard: 'denied' });
});
