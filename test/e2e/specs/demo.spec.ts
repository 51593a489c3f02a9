import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frameSizes } from '#shared/domain/frame-sizes.ts';
import { driveDemo } from '../demo/drive-demo.ts';
import { cutFrames, filmFacts } from '../demo/film-facts.ts';
import { threeShots } from '../journeys/first-clip.ts';
import { expect, test } from '../fixtures.ts';

const framesPerSecond = 24;
const totalSeconds = threeShots.reduce((total, shot) => total + shot.lengthSeconds, 0);
/** Where one shot ends and the next begins, in frames. */
const boundaries = threeShots
  .slice(1)
  .map(
    (_, index) =>
      threeShots.slice(0, index + 1).reduce((total, shot) => total + shot.lengthSeconds, 0) * framesPerSecond,
  );

test('the demo leaves a film of the right size and length with a cut at each shot boundary @browser-host', async ({
  testBrowser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-demo-'));
  const files = await driveDemo(testBrowser, folder, join(folder, 'demo'), () => undefined);

  const facts = await filmFacts(files.film);
  expect({ width: facts.width, height: facts.height }).toEqual(frameSizes['480p']['16:9']);
  expect(Math.abs(facts.frames - totalSeconds * framesPerSecond)).toBeLessThanOrEqual(1);
  expect(Math.abs(facts.seconds - totalSeconds)).toBeLessThanOrEqual(1 / framesPerSecond);
  expect(facts.hasSound).toBe(true);

  const cuts = await cutFrames(files.film, framesPerSecond);
  expect(cuts).toHaveLength(boundaries.length);
  for (const [index, boundary] of boundaries.entries()) {
    expect(Math.abs((cuts[index] ?? 0) - boundary)).toBeLessThanOrEqual(1);
  }

  const sidecar = readFileSync(files.sidecar, 'utf8');
  for (const { action } of threeShots) expect(sidecar).toContain(action.split('@')[0]);
  // Nothing of this machine leaves in a sidecar.
  expect(sidecar).not.toContain(folder);
  expect(statSync(files.screenshot).size).toBeGreaterThan(20_000);
  rmSync(folder, { recursive: true });
});
