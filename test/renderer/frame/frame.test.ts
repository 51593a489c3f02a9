import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('frame/page.tsx');
let page: Page;

async function open(hash = '', theme: 'dark' | 'light' = 'dark'): Promise<void> {
  page = await built.open({ hash: `#${hash}`, theme });
}

const focusedName = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

describe('the window', () => {
  it('walks through its panels with F6, both ways', async () => {
    await open();
    await page.getByRole('button', { name: 'In the first panel' }).waitFor();
    const names: string[] = [];
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press('F6');
      names.push(await focusedName());
    }
    expect(names.slice(0, 3)).toEqual(['Project: Night Train to Kyoto', 'Studio', 'In the first panel']);
    await page.keyboard.press('Shift+F6');
    await page.keyboard.press('Shift+F6');
    expect(names).toContain(await focusedName());
  });

  it('closes a panel from the title bar and remembers it', async () => {
    await open();
    const toggle = page.getByRole('button', { name: 'Inspector' });
    await toggle.click();
    expect(await toggle.getAttribute('aria-pressed')).toBe('false');
    const remembered = () =>
      page.evaluate(() =>
        (
          window as unknown as { frameTest: { application: { calls: { method: string; input: unknown }[] } } }
        ).frameTest.application.calls
          .filter((call) => call.method === 'settings.update')
          .map((call) => call.input),
      );
    await expect.poll(remembered).toEqual([{ closedPanels: ['studio.inspector'] }]);
  });

  it('renames the project and says the new name', async () => {
    await open();
    await page.getByRole('button', { name: 'Project: Night Train to Kyoto' }).click();
    await page.getByRole('menuitem', { name: 'Rename this project' }).click();
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Night Train to Kyoto');
    await page.getByRole('textbox', { name: 'Name' }).fill('   ');
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('keeps the rest of the window when a screen breaks', async () => {
    await open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('This screen stopped working').waitFor();
    await page.getByRole('button', { name: 'Studio' }).click();
    await page.getByRole('button', { name: 'In the first panel' }).waitFor();
    expect(() => {
      built.checkProblems();
    }).toThrow('this screen is broken');
  });

  it('says how much of the library could not be read', async () => {
    await open();
    await page.getByRole('button', { name: 'In the first panel' }).waitFor();
    expect(await page.getByText('left out').count()).toBe(0);
    await page.evaluate(() => {
      const { mirrorStore: store } = (window as unknown as { frameTest: { mirrorStore: typeof mirrorStore } })
        .frameTest;
      store.setState({ damagedRows: 2 });
    });
    await page.getByText('2 entries left out').waitFor();
  });

  it('follows the theme that was chosen', async () => {
    await open('', 'dark');
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await ground()).toBe('rgb(14, 16, 18)');
    await page.evaluate(() => {
      const { mirrorStore: store } = (
        window as unknown as {
          frameTest: { mirrorStore: typeof mirrorStore };
        }
      ).frameTest;
      store.setState(({ settings }) => ({ settings: { ...settings, theme: 'light' } }));
    });
    await expect.poll(ground).toBe('rgb(233, 235, 236)');
  });

  it('says offline when no provider can be reached, whatever the network says', async () => {
    await open('', 'dark');
    const bar = page.getByRole('contentinfo', { name: 'Status' });
    await bar.getByText('Online').waitFor();
    await page.evaluate(() => {
      const { mirrorStore: store } = (
        window as unknown as {
          frameTest: { mirrorStore: typeof mirrorStore };
        }
      ).frameTest;
      store.setState({ isOnline: false });
    });
    await bar.getByText('Offline').waitFor();
  });
});

describe.each(['dark', 'light'] as const)('when the application cannot be used, %s', (theme) => {
  it.each([
    ['lost', 'The line to Dailies is down'],
    ['replaced', 'Dailies is open in another window'],
    ['signed-out', 'This link has expired'],
  ])('says what %s means', async (connection, title) => {
    await open(connection === 'lost' ? '' : `connection=${connection}`, theme);
    if (connection === 'lost') {
      await page.getByRole('button', { name: 'In the first panel' }).waitFor();
      await page.evaluate(() => {
        (
          window as unknown as { frameTest: { application: { setConnection: (state: string) => void } } }
        ).frameTest.application.setConnection('lost');
      });
    }
    await page.getByText(title).waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it.each([
    ['row 47', 'database.damaged', 'Nothing was overwritten', false],
    ['row 50', 'database.newer', 'or choose another library folder', false],
    ['row 51', 'library.locked', 'Close it there, then try again', true],
    ['row 83', 'storage.read-only', 'Check the permissions of the folder', true],
    ['row 46', 'storage.full', 'Free some, then try again', true],
    ['row 52', 'storage.busy', 'Close the program that reads', true],
    ['row 53', 'internal', 'The details say what went wrong', true],
  ])('%s: %s opens a screen that says what to do', async (_row, code, sentence, canTryAgain) => {
    await open(`problem=${code}`, theme);
    await page.getByText(sentence).waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(canTryAgain ? 1 : 0);
    await page.getByText('Details', { exact: true }).click();
    await page.getByText('SQLITE_CORRUPT').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
