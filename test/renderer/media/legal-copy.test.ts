import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { falCapabilities } from '#electron/providers/fal/capabilities.ts';
import type { Asset } from '#shared/domain/asset.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import { checkReferenceLimits } from '#shared/domain/reference-limits.ts';
import type { RequestProblem } from '#shared/domain/quote.ts';
import { assetIdSchema } from '#shared/ids.ts';
import { openTestLibrary, stage, unwrap, type TestLibrary } from '#test/electron/assets/asset-library.ts';
import { assetOf } from '#test/renderer/seed.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';
import { openMediaLab, type LabPage, type MediaLab } from './media-lab.ts';

const run = promisify(execFile);
const picture = assetOf(assetIdSchema.parse('e'.repeat(64)), 'image');

let lab: MediaLab;
let page: LabPage;
let library: TestLibrary;
let folder: string;

/** A file in the library as a window knows it: its facts come from the real probe. */
async function addFile(path: string): Promise<Asset> {
  const asset = unwrap(await library.imports.importPath(path));
  const { result } = await page.run({ kind: 'probe', assetId: lab.addMedia(path), mediaKind: asset.kind });
  if (result?.kind !== 'probe') throw new Error('no facts');
  return { ...asset, probe: 'done', facts: result.facts };
}

function problemsOf(asset: Asset, usedRange: { startMs: number; endMs: number } | null = null): RequestProblem[] {
  const [first, second] = nightTrain.references;
  if (first === undefined || second === undefined) throw new Error('too few references');
  const spec: ClipSpec = {
    ...nightTrain,
    references: [
      { ...first, assetId: asset.id, kind: asset.kind, usedRange },
      { ...second, assetId: picture.id },
    ],
  };
  const known = new Map([asset, picture].map((each) => [each.id, each]));
  return checkReferenceLimits(spec, known, falCapabilities);
}

/** The copy that the first problem asks for, made by a real window and checked by the real library. */
async function heal(asset: Asset, path: string, problems: readonly RequestProblem[]): Promise<Asset> {
  const recipe = problems[0]?.fix;
  if (recipe == null) throw new Error('no copy is offered');
  const entry = await page.run({ kind: 'derive', sourceId: lab.addMedia(path), recipe });
  expect(entry.failure).toBeNull();
  const made = join(folder, `copy-${asset.id.slice(0, 8)}.${recipe.mime.split('/')[1] ?? ''}`);
  const file = page.desk.fileOf(entry);
  await writeFile(made, file);
  const stagedFileId = unwrap(await library.store.openStagedFile({ name: 'copy', bytes: null }));
  const bytes = await stage(library.store, stagedFileId, file);
  const kept = unwrap(await library.store.keepCopy(stagedFileId, { bytes, name: 'copy', recipe }));
  const copy = await addFile(made);
  expect(copy.id).toBe(kept.assetId);
  return copy;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-legal-'));
  library = await openTestLibrary();
  lab = await openMediaLab();
  page = await lab.open();
}, 60_000);

afterAll(async () => {
  await lab.close();
  await library.remove();
  await rm(folder, { recursive: true, force: true });
});

const film = (size: string, seconds: number): string =>
  `-f lavfi -i testsrc2=size=${size}:rate=12:duration=${seconds} -f lavfi -i sine=duration=${seconds} -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -shortest`;

const files: readonly (readonly [
  what: string,
  name: string,
  kind: MediaKind,
  make: string,
  usedRange: { startMs: number; endMs: number } | null,
])[] = [
  ['a film that is too long and too large', 'long.mov', 'video', film('1920x1080', 17), null],
  ['a film of which a part is used', 'part.mp4', 'video', film('960x540', 6), { startMs: 1_250, endMs: 4_700 }],
  ['a film with too few pixels', 'small.mp4', 'video', film('320x180', 3), null],
  ['a sound that is too long', 'long.mp3', 'audio', '-f lavfi -i sine=duration=21 -c:a libmp3lame', null],
  [
    'a picture of too many bytes',
    'large.png',
    'image',
    '-f lavfi -i testsrc2=size=3600x3000,format=rgb24 -frames:v 1 -compression_level 0',
    null,
  ],
];

describe('a file that fal.ai would refuse', () => {
  it.each(files)('row 64: %s has a copy that it takes', async (_, name, kind, make, usedRange) => {
    const path = join(folder, name);
    await run('ffmpeg', ['-v', 'error', '-y', ...make.split(' '), path]);
    const asset = await addFile(path);
    expect(asset.kind).toBe(kind);
    const problems = problemsOf(asset, usedRange);
    expect(problems.length).toBeGreaterThan(0);
    const copy = await heal(asset, path, problems);
    expect(problemsOf(copy)).toEqual([]);
    expect(unwrap(await library.store.verify(asset.id))).toBe('intact');
  });
});
