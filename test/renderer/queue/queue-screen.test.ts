import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from '#test/renderer/built-page.ts';
import { drawnMedia } from '#test/renderer/drawn-media.ts';
import { findBarriers } from '#test/renderer/find-barriers.ts';
import { testPage } from '#test/renderer/test-page.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

const built = testPage('queue/page.tsx', drawnMedia);
let page: Page;

async function open(scene = 'full', options: PageOptions = {}): Promise<void> {
  page = await built.open({ hash: `#scene=${scene}`, ...options });
  await page.getByRole('heading', { name: 'Queue', level: 2 }).waitFor();
}
const jobId = (number: number): string => idNumber(20_000 + number);
/** Scrolls until the row is in the page: only rows in sight are. */
async function rowOf(number: number) {
  const row = page.locator(`[data-job="${jobId(number)}"]`);
  for (let top = 0; (await row.count()) === 0 && top < 6_000; top += 400) {
    await page.locator('[data-panel="jobs"]').evaluate((element, to) => {
      element.scrollTop = to;
    }, top);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await row.scrollIntoViewIfNeeded();
  return row;
}
const dialog = () => page.getByRole('dialog');
const calls = (method: string) =>
  page.evaluate(
    (wanted) => window.fake.calls.filter((call) => call.method === wanted).map(({ input }) => input),
    method,
  );

describe('the groups', () => {
  it('put what needs the person first, then what runs, waits and is done', async () => {
    await open();
    const seen: string[] = [];
    for (const number of [1, 6, 12, 20]) {
      await rowOf(number);
      // Not as laid out: a row that scrolled in just now may not be drawn yet.
      for (const text of await page.getByRole('rowheader').allTextContents()) {
        if (!seen.includes(text)) seen.push(text);
      }
    }
    expect(seen).toEqual(['Needs you5', 'Running6', 'Waiting3', 'Done today6']);
  });

  it('name every row in full', async () => {
    await open();
    const row = await rowOf(1);
    expect(await row.getAttribute('aria-label')).toBe(
      'Last carriage, take 1, fal.ai, Not confirmed, $4.20, charged: Unknown',
    );
  });

  it('say how far, how long, and what comes next', async () => {
    await open();
    for (const [number, text] of [
      [6, /^2:1\d of usually 3:00$/u],
      [7, '41 %'],
      [8, 'Sending to fal.ai'],
      [9, '37 %'],
      [10, /^Next try in \d s$/u],
      [11, 'Asked to stop. What arrives anyway is kept.'],
      [12, 'Starts when its turn comes'],
      [13, 'Goes on when the network is back'],
      [14, 'Goes on when a window is open'],
      [16, 'Refused by the content filter, not charged'],
      [18, 'fal.ai no longer has the film.'],
    ] as const) {
      await (await rowOf(number)).getByText(text, { exact: true }).waitFor();
    }
  });

  it('count to the next try', async () => {
    await open();
    const note = (await rowOf(10)).getByText(/^Next try in/u);
    const before = await note.innerText();
    await expect.poll(() => note.innerText(), { timeout: 5_000 }).not.toBe(before);
  });

  it('show what was billed in place of what was agreed, and the sum that is about to be spent', async () => {
    await open();
    await page.getByText('About to spend $9.51').waitFor();
    const row = await rowOf(15);
    await row.getByText('$1.43', { exact: true }).waitFor();
    await row.getByText('billed', { exact: true }).waitFor();
  });

  it('say that nothing waits, and what today cost', async () => {
    await open('done');
    await page.getByRole('heading', { name: 'Nothing is waiting.' }).waitFor();
    await page.getByText('Charged today, as far as known: $1.43.').waitFor();
    await page.close();
    await open('empty');
    await page.getByText('Nothing was charged today.').waitFor();
    expect(await page.getByRole('grid').count()).toBe(0);
  });

  it('hold thousands and draw only those in sight', async () => {
    await open('many');
    await page.getByText('Done today').waitFor();
    expect(await page.locator('[data-job]').count()).toBeLessThan(60);
    await page.locator('[data-job]').first().focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-job'))).toBe(jobId(2_000));
    expect(await page.locator('[data-job]').count()).toBeLessThan(60);
  });
});

describe('a job that needs the person', () => {
  it.each([
    [1, 'fal.ai may be making it, and may have charged you.', ['Check again', 'Other answers']],
    [2, 'so nothing was spent.', ['Send for $1.45']],
    [3, 'The key it was ordered with is gone.', ['Try with the new key', 'Open Settings']],
    [4, 'There is not enough credit at fal.ai.', ['Resume']],
    [5, 'the disk is full.', ['Try now']],
  ] as const)('%i says why and what can be done', async (number, sentence, answers) => {
    await open();
    const row = await rowOf(number);
    await row.getByText(sentence).waitFor();
    for (const answer of answers) await row.getByRole('button', { name: answer, exact: true }).waitFor();
  });

  it('asks with the new key only about what was sent', async () => {
    await open();
    await (await rowOf(3)).getByRole('button', { name: 'Try with the new key' }).click();
    expect(await calls('jobs.resume')).toEqual([{ jobId: jobId(3), useCurrentKey: true }]);
  });

  it('sends what costs money only after the price was shown once more, and Enter is not a yes', async () => {
    await open();
    await (await rowOf(2)).getByRole('button', { name: 'Send for $1.45' }).click();
    await dialog().getByRole('button', { name: 'Send for $1.45' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Not now');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'hidden' });
    expect(await calls('jobs.resume')).toEqual([]);
    await (await rowOf(2)).getByRole('button', { name: 'Send for $1.45' }).click();
    await dialog().getByRole('button', { name: 'Send for $1.45' }).click();
    expect(await calls('jobs.resume')).toEqual([{ jobId: jobId(2), useCurrentKey: false }]);
  });

  it('leads to the settings for a key', async () => {
    await open();
    await (await rowOf(3)).getByRole('button', { name: 'Open Settings' }).click();
    expect(await page.title()).toBe('Settings');
  });
});

describe('a job that nobody knows the end of', () => {
  const ask = async (scene = 'full', answer = 'Other answers') => {
    await open(scene);
    await (await rowOf(1)).getByRole('button', { name: answer }).click();
    await dialog().waitFor();
  };

  it('is looked up, and the one a person picks is attached; foreign words stay text', async () => {
    await ask('full', 'Check again');
    await dialog().getByText('2 jobs there may be this one.').waitFor();
    await dialog().getByText('The same to the byte').waitFor();
    await dialog().getByText('<b>Tea</b> house at dusk').waitFor();
    await dialog()
      .getByRole('button', { name: /^This is it: job 764cabcf/u })
      .click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await calls('jobs.attach')).toEqual([
      { jobId: jobId(1), remoteId: '764cabcf-b745-4b3e-ae38-1200304cf45b', useCurrentKey: false },
    ]);
    expect(await calls('jobs.sendAgain')).toEqual([]);
  });

  it('starts with the focus on what costs nothing, and asks nothing by itself', async () => {
    await ask();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Check again');
    expect(await calls('jobs.checkAgain')).toEqual([]);
  });

  it('says what finding nothing proves', async () => {
    await ask('unknown', 'Check again');
    await dialog().getByText('That proves nothing: it may appear later.').waitFor();
  });

  it('tells why a look did not work, and lets it be tried again', async () => {
    await ask('broken', 'Check again');
    await dialog().getByRole('alert').getByText('Nothing came for too long.').waitFor();
    await dialog().getByRole('button', { name: 'Check again' }).click();
    await expect.poll(() => calls('jobs.checkAgain')).toHaveLength(2);
  });

  it('is attached by an id from the website; one that is not known is refused in place', async () => {
    await ask();
    const field = dialog().getByRole('textbox', { name: 'Job id at fal.ai' });
    expect(await dialog().getByRole('button', { name: 'Attach' }).isDisabled()).toBe(true);
    await field.fill('unknown');
    await field.press('Enter');
    expect(await calls('jobs.attach')).toEqual([]);
    await dialog().getByRole('button', { name: 'Attach' }).click();
    await dialog().getByText('fal.ai knows no job with that id.').waitFor();
    await field.fill('  req-1 ');
    await dialog().getByRole('button', { name: 'Attach' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect((await calls('jobs.attach')).at(-1)).toMatchObject({ jobId: jobId(1), remoteId: 'req-1' });
  });

  it('is sent again only after a tick, with the price, as one order', async () => {
    await ask();
    const send = dialog().getByRole('button', { name: 'Send again for $4.20' });
    expect(await send.isDisabled()).toBe(true);
    await dialog().getByText('If fal.ai did accept the first one, you are charged twice.').waitFor();
    await dialog().getByRole('checkbox').check();
    await send.dblclick();
    await dialog().waitFor({ state: 'hidden' });
    const sent = (await calls('jobs.sendAgain')) as { orderToken: string; agreedPrice: unknown }[];
    expect(new Set(sent.map(({ orderToken }) => orderToken)).size).toBe(1);
    expect(sent[0]?.agreedPrice).toEqual({ kind: 'exact', price: { currency: 'USD', amount: 420 } });
  });

  it('is closed when the person stops waiting', async () => {
    await ask();
    await dialog().getByText('Whether it was charged stays unknown.').waitFor();
    await dialog().getByRole('button', { name: 'Stop waiting' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await calls('jobs.writeOff')).toEqual([{ jobId: jobId(1) }]);
  });

  it('says so when it became clear meanwhile', async () => {
    await ask();
    await page.evaluate((id) => {
      window.mirrorStore.setState(({ jobs }) => {
        const job = Object.values(jobs).find((each) => each.id === id);
        return job === undefined ? {} : { jobs: { ...jobs, [id]: { ...job, state: 'running', charged: 'yes' } } };
      });
    }, jobId(1));
    await dialog().getByText('It is clear now: Generating.').waitFor();
    expect(
      await dialog()
        .getByRole('button', { name: /Send again/u })
        .count(),
    ).toBe(0);
  });
});

describe('cancelling', () => {
  it('stops at once what was not sent', async () => {
    await open();
    await (await rowOf(12)).getByRole('button', { name: 'Cancel the job' }).click();
    expect(await calls('jobs.cancel')).toEqual([{ jobId: jobId(12) }]);
    expect(await dialog().count()).toBe(0);
  });

  it('says first what it does at that provider when it may still be charged', async () => {
    await open();
    await (await rowOf(6)).getByRole('button', { name: 'Cancel the job' }).click();
    await dialog().getByText('fal.ai stops a job only while it waits in line there.').waitFor();
    expect(await calls('jobs.cancel')).toEqual([]);
    await dialog().getByRole('button', { name: 'Cancel the job' }).click();
    expect(await calls('jobs.cancel')).toEqual([{ jobId: jobId(6) }]);
    await (await rowOf(6)).getByText('Cancelling').waitFor();
  });

  it('is not offered for a film that is being fetched', async () => {
    await open();
    expect(await (await rowOf(9)).getByRole('button', { name: 'Cancel the job' }).count()).toBe(0);
  });
});

describe('making it again', () => {
  it('shows the price, warns of a second charge, and orders once however often it is pressed', async () => {
    await open();
    await (await rowOf(17)).getByRole('button', { name: 'Make it again for $1.45' }).click();
    await dialog().getByText('Take 17 was charged, or may have been.').waitFor();
    await dialog().getByRole('button', { name: 'Make it for $1.45' }).dblclick();
    await dialog().waitFor({ state: 'hidden' });
    const ordered = (await calls('jobs.retry')) as { orderToken: string }[];
    expect(new Set(ordered.map(({ orderToken }) => orderToken)).size).toBe(1);
  });

  it('is not offered for what became a take', async () => {
    await open();
    expect(await (await rowOf(15)).getByRole('button', { name: /^Make it again/u }).count()).toBe(0);
  });
});

describe('where a row leads', () => {
  it('shows the take of one that is ready', async () => {
    await open();
    await (await rowOf(15)).getByRole('button', { name: 'Open the take' }).click();
    await expect.poll(() => page.title()).toBe('Studio open');
    expect(await page.evaluate(() => window.selectionStore.getState().takeId)).toBe(idNumber(701));
    expect(await calls('projects.open')).toEqual([]);
  });

  it('opens the project of a clip that lives in another', async () => {
    await open();
    await (await rowOf(1)).getByRole('button', { name: 'Open the clip' }).click();
    await expect.poll(() => page.title()).toBe('Studio open');
    expect(await calls('projects.open')).toEqual([{ projectId: idNumber(3_000) }]);
  });
});

describe('the log', () => {
  it('opens with Enter and tells every step, unknown ones as they are, as text', async () => {
    await open();
    await (await rowOf(1)).focus();
    await page.keyboard.press('Enter');
    const log = page.getByRole('complementary', { name: 'Log' });
    for (const text of [
      'Request fixed to the byte and written down',
      'No clear answer: it may have been accepted',
      'Stopped, because nobody can tell. Not sent again',
      'Too late to matter: Finished there',
      'a-later-event',
      '764cabcf-b745-4b3e-ae38-1200304cf45b',
    ]) {
      await log.getByText(text, { exact: true }).waitFor();
    }
    const answer = log.getByText('<script>x</script>');
    expect(await answer.isVisible()).toBe(false);
    await log.locator('summary').nth(1).click();
    expect(await answer.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await log.waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-job'))).toBe(jobId(1));
  });

  it('copies the id of the job', async () => {
    await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await (await rowOf(1)).getByRole('button', { name: 'Show the log' }).click();
    await page.getByRole('button', { name: 'Copy the job id' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('764cabcf-b745-4b3e-ae38-1200304cf45b');
  });
});

describe('keys', () => {
  it('move through the rows and act on the one that has the focus', async () => {
    await open();
    await (await rowOf(1)).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-job'))).toBe(jobId(3));
    await page.keyboard.press('r');
    expect(await calls('jobs.resume')).toEqual([{ jobId: jobId(3), useCurrentKey: true }]);
    await (await rowOf(4)).focus();
    await (await rowOf(4)).click({ position: { x: 300, y: 10 } });
    await page.keyboard.press('c');
    expect(await calls('jobs.cancel')).toEqual([{ jobId: jobId(4) }]);
  });

  it('have one tab stop for the rows', async () => {
    await open();
    expect(await page.locator('[role="row"][tabindex="0"]').count()).toBe(1);
  });
});

describe('on other screens', () => {
  it('a job that comes to need the person is told, with one way there', async () => {
    await open('full&elsewhere');
    await page.evaluate((id) => {
      window.mirrorStore.setState(({ jobs }) => {
        const job = Object.values(jobs).find((each) => each.id === id);
        return job === undefined ? {} : { jobs: { ...jobs, [id]: { ...job, hold: 'balance', updatedAt: 1 } } };
      });
    }, jobId(6));
    const toast = page.getByRole('region', { name: 'Notifications' });
    await toast.getByText('Needs balance: Window seat, take 6').waitFor();
    await toast.getByText('Open Queue').click();
    expect(await page.title()).toBe('Queue');
  });
});

describe('accessibility', () => {
  it.each(['dark', 'light'] as const)('has no findings in %s', async (theme) => {
    await open('full', { theme });
    await rowOf(1);
    expect(await findBarriers(page)).toEqual([]);
    await (await rowOf(18)).getByRole('button', { name: 'Show the log' }).click();
    await page.getByText('a-later-event').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await (await rowOf(1)).getByRole('button', { name: 'Check again' }).click();
    await page.getByText('The same to the byte').waitFor();
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    expect(await findBarriers(page)).toEqual([]);
  });
});
