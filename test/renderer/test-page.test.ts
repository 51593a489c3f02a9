import { describe, expect, it } from 'vitest';
import { drawnMedia } from './drawn-media.ts';
import { findBarriers } from './find-barriers.ts';
import { testPage } from './test-page.ts';

const built = testPage('frame/page.tsx', drawnMedia);

describe('a page for tests', () => {
  it('tells what went wrong in it', async () => {
    const page = await built.open();
    await page.evaluate("console.error('something is missing')");
    expect(() => {
      built.checkProblems();
    }).toThrow('something is missing');
  });

  it('is held to the policy of the app', async () => {
    const page = await built.open();
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.isRun = true' }));
    });
    expect(() => {
      built.checkProblems();
    }).toThrow('Content Security Policy');
  });

  it('hands out what a player asks for of a film, as the app does', async () => {
    const page = await built.open();
    const [whole, part] = await page.evaluate(async () => {
      const ask = async (headers: HeadersInit): Promise<[number, string | null, number]> => {
        const answer = await fetch('/media/1', { headers });
        return [answer.status, answer.headers.get('Content-Range'), (await answer.arrayBuffer()).byteLength];
      };
      return [await ask({}), await ask({ Range: 'bytes=1000-1999' })] as const;
    });
    expect(whole.slice(0, 2)).toEqual([200, null]);
    expect(part).toEqual([206, `bytes 1000-1999/${whole[2]}`, 1_000]);
  });
});

describe('barriers', () => {
  it('are found in the page, with rule and element, or only in the part that is meant', async () => {
    const page = await built.open();
    await page.getByRole('button', { name: 'In the first panel' }).waitFor();
    await page.evaluate(() => {
      const part = Object.assign(document.createElement('main'), { id: 'part' });
      part.append(document.createElement('p'));
      document.body.append(document.createElement('button'), part);
    });
    expect(await findBarriers(page)).toContainEqual(expect.stringContaining('button-name: <button></button> at '));
    expect((await findBarriers(page, '#part')).filter((line) => line.startsWith('button-name'))).toEqual([]);
  });
});
