import { afterAll, afterEach, beforeAll } from 'vitest';
import { madeOnce } from '#test/environment/made-once.ts';
import { servePage, type BuiltPage, type MediaAnswer } from './built-page.ts';

/**
 * A test page (path relative to this folder) for the tests of a file: built once per run, in a browser of the file's own.
 * `media` is asked once, before the first test. After every test the windows close, and a violation of the policy or an
 * error in one of them fails the test.
 */
export function testPage(entry: string, media?: () => Promise<MediaAnswer>): Pick<BuiltPage, 'open' | 'checkProblems'> {
  let built: BuiltPage | undefined;
  beforeAll(async () => {
    const folder = await madeOnce(`page-${entry.replaceAll(/\W/gu, '-')}`, async (into) => {
      // The builder is large, and most files find their page built.
      const { bundlePage } = await import('./bundle-page.ts');
      await bundlePage(entry, into);
    });
    built = await servePage(folder, await media?.());
  }, 120_000);
  afterEach(async () => {
    await built?.closeWindows();
    built?.checkProblems();
  });
  afterAll(() => built?.close());
  const page = (): BuiltPage => {
    if (built === undefined) throw new Error('the page opens in tests, not while they are collected');
    return built;
  };
  return {
    open: (options) => page().open(options),
    checkProblems: () => page().checkProblems(),
  };
}
