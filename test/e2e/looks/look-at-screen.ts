import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { findTextProblems } from './find-text-problems.ts';

const folder = join(import.meta.dirname, '../../../.artifacts/screenshots');

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const;
const themes = ['dark', 'light'] as const;

/** Everything that is wrong with a screen in one size and theme, in words; and its picture. */
async function lookOnce(page: Page, name: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  const texts = (await page.evaluate(findTextProblems)).map((problem) => `${name}: ${problem}`);
  // One page only: the other mode opens a second one, which Dailies refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const axe = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${name}: ${violation.id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
  return [...texts, ...axe];
}

/** Looks at what the page shows in both sizes and both themes. */
export async function lookAtScreen(page: Page, screen: string): Promise<string[]> {
  const problems: string[] = [];
  for (const size of sizes) {
    for (const theme of themes) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      problems.push(...(await lookOnce(page, `${screen}-${size.width}-${theme}`)));
    }
  }
  await page.setViewportSize(sizes[0]);
  return problems;
}
