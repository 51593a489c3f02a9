import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { accountOf, lantern, quarry } from '#test/renderer/account-seed.ts';
import { testPage } from '#test/renderer/test-page.ts';

const built = testPage('prompt/page.tsx');
let page: Page;

beforeEach(async () => {
  page = await built.open();
  await page.getByRole('textbox', { name: 'Action of shot 1' }).waitFor();
});

const spec = () => page.evaluate(() => window.draftStore.getState().spec);
const offer = (provider: typeof quarry) =>
  page.evaluate(
    ([other, account]) => {
      window.mirrorStore.setState(({ providers }) => ({
        providers: [...providers, other],
        accounts: { [other.id]: account },
      }));
    },
    [provider, accountOf(provider)] as const,
  );
const tab = (name: string) => page.getByRole('button', { name, exact: true });
const choose = async (name: string, mimeType: string): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(?:Choose|Replace) the video to edit$/u }).click();
  await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from('x') });
};

describe('the video that a clip edits', () => {
  it('has a place only where somebody edits videos', async () => {
    expect(await tab('Video').count()).toBe(0);
    await offer(lantern);
    expect(await tab('Video').count()).toBe(0);
    await offer(quarry);
    await tab('Video').waitFor();
  });

  it('makes the clip an edit, keeps what else is attached, and can be undone', async () => {
    await offer(quarry);
    const before = await spec();
    await tab('Video').click();
    await choose('tracks.mp4', 'video/mp4');
    await page.getByText('This clip now edits a video.').waitFor();
    const edited = await spec();
    expect(edited).toMatchObject({ kind: 'edit', references: before?.references });
    expect(edited?.sourceVideo).toMatch(/^[0-9a-f]{64}$/u);
    await page.getByRole('checkbox', { name: 'Keep its sound' }).check();
    expect((await spec())?.parameters.more).toEqual({ keepAudio: true });
    await page.getByRole('checkbox', { name: 'Keep its sound' }).uncheck();
    expect((await spec())?.parameters).toEqual(before?.parameters);
    await page.getByRole('button', { name: 'Take the video out of this clip' }).click();
    expect(await spec()).toEqual(before);
  });

  it('stays while the clip is of another kind, and says that it is not sent', async () => {
    await offer(quarry);
    await tab('Video').click();
    await choose('tracks.mp4', 'video/mp4');
    await page.getByRole('checkbox', { name: 'Keep its sound' }).waitFor();
    await page.evaluate(() => {
      window.editSpec((before) => ({ ...before, kind: 'references' }));
    });
    await page.getByText('Kept, but not sent: this clip is of another kind now.').waitFor();
    await page.getByRole('button', { name: 'Edit this video' }).click();
    expect((await spec())?.kind).toBe('edit');
  });

  it('is a video', async () => {
    await offer(quarry);
    await tab('Video').click();
    await choose('mira.png', 'image/png');
    await page.getByRole('region', { name: 'Notifications' }).getByText('mira.png is not a video.').waitFor();
    expect((await spec())?.kind).toBe('references');
  });
});
