import type { Page } from 'playwright/test';
import { expect, test } from '../fixtures.ts';
import { findTextProblems } from '../looks/find-text-problems.ts';

/** A page of its own, without the app: it proves that the measure finds what it is there to find. */
async function problemsOf(page: Page, body: string): Promise<string[]> {
  await page.setContent(`<body style="margin: 20px; font: 16px sans-serif">${body}</body>`);
  return page.evaluate(findTextProblems);
}

test.describe('the measure for text @browser-host', () => {
  test('finds nothing in text that is fine', async ({ testBrowser }) => {
    const page = await testBrowser.newPage();
    const fine = [
      '<p>Two paragraphs</p><p>one below the other</p>',
      '<div style="height: 30px; overflow: auto"><p>Scrolls</p><p>further</p></div>',
      '<p style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis" title="A long name indeed">A long name indeed</p>',
      '<span style="position: absolute; width: 1px; height: 1px; overflow: hidden">Spoken only</span>',
      '<p style="visibility: hidden; position: absolute; top: 20px">Two paragraphs</p>',
      '<details><summary>Folded</summary><p>away</p></details><p>What follows it</p>',
    ];
    expect(await problemsOf(page, fine.join(''))).toEqual([]);
    await page.close();
  });

  for (const [what, body, problem] of [
    [
      'cut at the side',
      '<div style="width: 40px; overflow: hidden; white-space: nowrap">Generate take 5</div>',
      /side/,
    ],
    ['cut at the bottom', '<div style="height: 9px; overflow: hidden">Generate</div>', /bottom/],
    [
      'shortened without a way to read it',
      '<p style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">A long name indeed</p>',
      /side/,
    ],
    ['lying on other text', '<p>Under</p><p style="margin-top: -34px">Over</p>', /"Under" lies on "Over"/],
    ['outside the window', '<p style="position: absolute; left: -30px">Generate</p>', /outside/],
  ] as const) {
    test(`finds text that is ${what}`, async ({ testBrowser }) => {
      const page = await testBrowser.newPage();
      expect(await problemsOf(page, body)).toEqual([expect.stringMatching(problem)]);
      await page.close();
    });
  }
});
