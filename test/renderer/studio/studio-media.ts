import { readFile } from 'node:fs/promises';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';
import type { MediaAnswer } from '#test/renderer/built-page.ts';

/** What stands for each asset id of the scenes: references first, then takes with the first picture of each. */
const pictures: Readonly<Record<string, MediaFixture>> = {
  1: 'grey.png',
  2: 'window.png',
  3: 'lamp.png',
  11: 'night.png',
  12: 'dusk.png',
  13: 'dawn.png',
};
const films: Readonly<Record<string, MediaFixture>> = { 11: 'night.mp4', 12: 'dusk.mp4', 13: 'dawn.mp4' };

/** Answers `/thumb/` and `/media/` for the scenes of the studio. */
export async function studioMedia(): Promise<MediaAnswer> {
  // Before a page waits for them.
  await Promise.all([...Object.values(pictures), ...Object.values(films)].map(mediaFixture));
  return async (path) => {
    const [, kind, id = ''] = /^\/(media|thumb)\/0*(\d+)$/u.exec(path) ?? [];
    const name = (kind === 'media' ? films[id] : undefined) ?? pictures[id];
    if (name === undefined) return null;
    const body = await readFile(await mediaFixture(name));
    return { body, type: name.endsWith('.mp4') ? 'video/mp4' : 'image/png' };
  };
}
