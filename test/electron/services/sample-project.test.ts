import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addSampleProject } from '#electron/services/sample-project.ts';
import { mentionsInSpec } from '#shared/domain/spec-texts.ts';
import { runPreflight } from '#shared/prompt/preflight.ts';
import { openTestLibrary } from '#test/electron/assets/asset-library.ts';
import { makeFolder, value } from '#test/fixtures/library-database.ts';
import { openServices } from '#test/fixtures/test-services.ts';

const samplePictures = fileURLToPath(new URL('../../../renderer/public/sample', import.meta.url));

/** A library with real files; `folder` opens an older one again. */
async function openLibrary(folder: string) {
  const library = await openTestLibrary({ folder });
  const services = openServices(folder, library.db);
  const addSample = async (picturesFolder = samplePictures): Promise<boolean> =>
    value(
      await addSampleProject({
        ...services.repositories,
        db: library.db,
        clock: services.clock,
        imports: library.imports,
        picturesFolder,
      }),
    );
  const readOpen = () => value(services.appSnapshot.snapshot()).open;
  return {
    ...services,
    addSample,
    readOpen,
    close: async () => {
      await library.close();
    },
  };
}

describe('the sample project', () => {
  it('is in a new library, open, with five shots in 15 s and its pictures in the tray', async () => {
    const library = await openLibrary(makeFolder());
    expect(await library.addSample()).toBe(true);
    const open = library.readOpen();
    expect(open?.project).toMatchObject({ name: 'Night Train to Kyoto', isSample: true });
    expect(open?.sequences).toMatchObject([{ name: 'Film' }]);
    expect(open?.clips).toMatchObject([{ name: 'Window seat' }]);
    const spec = open?.drafts[0]?.spec;
    expect(spec?.shots.map((shot) => shot.durationMs)).toEqual([3_500, 3_000, 3_500, 2_000, 3_000]);
    expect(spec?.shots.filter((shot) => shot.framing === null || shot.camera === null)).toEqual([]);
    const assetIds = spec?.references.map(({ assetId }) => assetId);
    expect(open?.assets.map(({ id }) => id).toSorted()).toEqual(assetIds?.toSorted());
    expect(assetIds).toHaveLength(5);
    // Every picture is used, so the first animatic shows each of them.
    expect(spec && mentionsInSpec(spec)).toEqual(new Set(spec?.references.map(({ id }) => id)));
    const { openProjectId, openClipIds } = value(library.settings.read());
    expect(openProjectId).toBe(open?.project.id);
    expect(Object.values(openClipIds)).toEqual([open?.clips[0]?.id]);
    await library.close();
  });

  it('is complete in words where its pictures cannot be kept', async () => {
    const library = await openLibrary(makeFolder());
    expect(await library.addSample(makeFolder())).toBe(true);
    const spec = library.readOpen()?.drafts[0]?.spec;
    expect(spec).toMatchObject({ kind: 'text', references: [] });
    expect(JSON.stringify(spec?.shots)).not.toMatch(/[{]Mira|mention/);
    await library.close();
  });

  it('passes preflight with and without pictures, so that Generate works at once', async () => {
    for (const picturesFolder of [samplePictures, makeFolder()]) {
      const library = await openLibrary(makeFolder());
      await library.addSample(picturesFolder);
      const spec = library.readOpen()?.drafts[0]?.spec;
      const report = spec && runPreflight({ spec, capabilities: null, missingAssetIds: new Set() });
      expect(report?.blocks).toEqual([]);
      await library.close();
    }
  });

  it('comes once: not at the next start, and not when it was put into the trash', async () => {
    const folder = makeFolder();
    const library = await openLibrary(folder);
    await library.addSample();
    expect(await library.addSample()).toBe(false);
    for (const { id } of library.repositories.projects.list()) value(library.projects.trash({ projectId: id }));
    await library.close();
    const again = await openLibrary(folder);
    expect(await again.addSample()).toBe(false);
    expect(again.repositories.projects.count()).toBe(1);
    await again.close();
  });

  it('does not come into a library whose projects cannot be read', async () => {
    const library = await openLibrary(makeFolder());
    value(library.projects.create({ name: 'Rain' }));
    library.db.prepare(`UPDATE projects SET name = ''`).run([]);
    expect(await library.addSample()).toBe(false);
    await library.close();
  });
});
