import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClipRepository } from '#electron/db/repositories/clips.ts';
import { createDraftRepository } from '#electron/db/repositories/drafts.ts';
import { createProjectRepository } from '#electron/db/repositories/projects.ts';
import { createSequenceRepository } from '#electron/db/repositories/sequences.ts';
import { createStillRepository } from '#electron/db/repositories/stills.ts';
import { createTakeRepository } from '#electron/db/repositories/takes.ts';
import { newId } from '#electron/platform/new-id.ts';
import { createDraftsService } from '#electron/services/drafts.ts';
import { insertProject } from '#electron/services/new-project.ts';
import type { MediaWorkClaim } from '#shared/domain/media-work.ts';
import type { Clip } from '#shared/domain/project.ts';
import type { Still } from '#shared/domain/still.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import type { Take } from '#shared/domain/take.ts';
import { ok } from '#shared/result.ts';
import type { AssetId, ClipId, GenerationId, ProviderId, TakeId, TierId } from '#shared/ids.ts';
import { openTestLibrary, stage, unwrap, unwrapError, type TestLibrary } from '#test/electron/assets/asset-library.ts';
import { mediaFixture, type MediaFixture } from '#test/fixtures/media.ts';

let library: TestLibrary;
let source: Clip;
let take: Take;

const repositories = () => ({
  projects: createProjectRepository(library.db),
  sequences: createSequenceRepository(library.db),
  clips: createClipRepository(library.db),
  drafts: createDraftRepository(library.db),
  takes: createTakeRepository(library.db),
  stills: createStillRepository(library.db),
});

/** A take whose history nobody asks for. */
function addTake(clipId: ClipId, assetId: AssetId, number: number): Take {
  const added: Take = {
    id: newId<TakeId>(),
    clipId,
    generationId: newId<GenerationId>(),
    assetId,
    lastFrameAssetId: null,
    providerId: 'animatic' as ProviderId,
    tier: 'standard' as TierId,
    number,
    verdict: null,
    rating: null,
    note: '',
    createdAt: number,
    trashedAt: null,
  };
  library.db.prepare<readonly []>('PRAGMA foreign_keys = OFF').run([]);
  repositories().takes.insert(added);
  library.db.prepare<readonly []>('PRAGMA foreign_keys = ON').run([]);
  return added;
}

beforeEach(async () => {
  library = await openTestLibrary();
  const asset = unwrap(await library.imports.importPath(await mediaFixture('five-seconds-720p.mp4')));
  const request = { name: 'Rain', isSample: false, sequenceName: 'Film', clipName: 'Platform', createdAt: 1 };
  const made = unwrap(library.db.write(() => ok(insertProject(repositories(), request))));
  const [first] = repositories().clips.listByProject(made.project.id);
  if (first === undefined) throw new Error('a project begins with a clip');
  source = first;
  take = addTake(source.id, asset.id, 3);
});
afterEach(async () => {
  await library.remove();
});

const make = async (newClipId: ClipId | null = null, takeId = take.id): Promise<Still> =>
  unwrap(await library.stills.make({ takeId, newClipId }));
const said = (): Still[] =>
  library.announced.flatMap(({ name, payload }) => (name === 'stills.changed' ? [payload as Still] : []));
const clips = (): Clip[] => repositories().clips.listBySequence(source.sequenceId);

/** The next last frame to take out; probes that wait before it are told to be impossible. */
async function claimStill(): Promise<MediaWorkClaim> {
  for (;;) {
    const claim = unwrap(await library.queue.claim('window'));
    if (claim === null) throw new Error('no still to make');
    if (claim.task.kind === 'still') return claim;
    unwrap(await library.queue.fail(claim.id, claim.lease, 'cannot-decode', ''));
  }
}

async function deliver({ id, lease, stagedFileId }: MediaWorkClaim, name: MediaFixture = 'picture.png'): Promise<void> {
  const bytes = await stage(library.store, stagedFileId, await mediaFixture(name));
  unwrap(await library.queue.complete(id, lease, { kind: 'still', bytes }));
}

async function restart(): Promise<void> {
  const { folder } = library;
  await library.close();
  library = await openTestLibrary({ folder });
}

describe('the last frame of a take', () => {
  it('becomes a picture of the library that says where it comes from', async () => {
    expect(await make()).toMatchObject({ state: 'queued', share: 0, assetId: null, error: null });
    const claim = await claimStill();
    unwrap(library.queue.progress(claim.id, claim.lease, 0.5));
    await deliver(claim);
    expect(said().map(({ state, share }) => [state, share])).toEqual([
      ['queued', 0],
      ['working', 0],
      ['working', 0.5],
      ['done', 1],
    ]);
    const still = library.assets.find(said().at(-1)?.assetId ?? ('' as AssetId));
    expect(still).toMatchObject({
      kind: 'image',
      mime: 'image/png',
      origin: 'extracted',
      name: 'Platform_take3_last-frame.png',
    });
    expect(await library.store.pathOf(still?.id ?? ('' as AssetId))).not.toBeNull();
    expect(clips()).toHaveLength(1);
  });

  it('is taken out once: the same take twice is the same still', async () => {
    await make();
    await make();
    await deliver(await claimStill());
    const again = await make();
    expect(again).toMatchObject({ state: 'done', assetId: said().at(-1)?.assetId });
    // Another take of the same bytes ends with the same picture.
    const twin = addTake(source.id, take.assetId, 4);
    expect(await make(null, twin.id)).toMatchObject({ state: 'done', assetId: again.assetId });
  });

  it('comes back from the trash, and is taken out again when its file is gone', async () => {
    await make();
    await deliver(await claimStill());
    const assetId = (await make()).assetId ?? ('' as AssetId);
    library.assets.setTrashed(assetId, 1);
    expect((await make()).assetId).toBe(assetId);
    expect(library.assets.find(assetId)?.trashedAt).toBeNull();
    await rm((await library.store.pathOf(assetId))?.path ?? '');
    expect((await make()).state).toBe('queued');
    await deliver(await claimStill());
    expect((await make()).assetId).toBe(assetId);
  });

  it('that is no PNG is not kept, and the take is named', async () => {
    await make(newId<ClipId>());
    await deliver(await claimStill(), 'faststart.mp4');
    expect(said().at(-1)).toMatchObject({
      state: 'failed',
      assetId: null,
      error: { code: 'media.wrong-output', params: { name: 'Platform_take3.mp4' } },
    });
    expect(clips()).toHaveLength(1);
    expect(await readdir(join(library.folder, 'staged'))).toEqual([]);
  });

  it('of a take in the trash, or of none, is refused', async () => {
    repositories().takes.setTrashed(take.id, 1);
    const refused = await library.stills.make({ takeId: take.id, newClipId: null });
    expect(unwrapError(refused).code).toBe('entity.not-found');
    const nobody = await library.stills.make({ takeId: newId<TakeId>(), newClipId: null });
    expect(unwrapError(nobody).code).toBe('entity.not-found');
  });
});

describe('the clip that goes on', () => {
  it('is made with the picture, behind the clip of the take, and knows both', async () => {
    const newClipId = newId<ClipId>();
    await make(newClipId);
    expect(clips()).toHaveLength(1);
    await deliver(await claimStill());
    const stillId = said().at(-1)?.assetId;
    expect(clips().map(({ id, position }) => [id, position])).toEqual([
      [source.id, 0],
      [newClipId, 1],
    ]);
    expect(clips()[1]?.continues).toEqual({ takeId: take.id, stillId });
    expect(repositories().drafts.find(newClipId)?.spec).toMatchObject({ kind: 'frames', startFrame: stillId });
    // A page opens the clip when it hears of it: its words must be there by then.
    const names = library.announced.map(({ name }) => name);
    expect(names.indexOf('drafts.changed')).toBeLessThan(names.indexOf('clips.changed'));
    expect(names.lastIndexOf('clips.changed')).toBeLessThan(names.lastIndexOf('stills.changed'));
  });

  it('is made at once where the picture is there, and once for one id', async () => {
    await make();
    await deliver(await claimStill());
    const newClipId = newId<ClipId>();
    expect(await make(newClipId)).toMatchObject({ state: 'done', newClipId });
    expect(await make(newClipId)).toMatchObject({ state: 'done', newClipId });
    expect(clips()).toHaveLength(2);
  });

  it('waits for a window through the death of the app, and is made although nobody asks again', async () => {
    const newClipId = newId<ClipId>();
    await make(newClipId);
    await claimStill();
    await restart();
    await library.store.sweep((id) => library.queue.isStagedFileInUse(id));
    await deliver(await claimStill());
    expect(clips().map(({ id }) => id)).toEqual([source.id, newClipId]);
    expect(said().at(-1)).toMatchObject({ state: 'done', newClipId });
  });

  it('is not made twice when the app died between the clip and the word that it is done', async () => {
    const newClipId = newId<ClipId>();
    await make(newClipId);
    await deliver(await claimStill());
    library.queue.redo(`still:${take.id}:${newClipId}`, {
      kind: 'still',
      takeId: take.id,
      sourceId: take.assetId,
      newClipId,
    });
    await deliver(await claimStill());
    expect(clips()).toHaveLength(2);
  });

  it('is not made when it was cancelled, also while a window works on it', async () => {
    const newClipId = newId<ClipId>();
    await make(newClipId);
    const claim = await claimStill();
    expect(unwrap(await library.stills.cancel({ takeId: take.id, newClipId }))).toMatchObject({ state: 'cancelled' });
    const late = await library.queue.complete(claim.id, claim.lease, { kind: 'still', bytes: 1 });
    expect(unwrapError(late).code).toBe('media-work.lease-lost');
    expect(said().at(-1)?.state).toBe('cancelled');
    expect(clips()).toHaveLength(1);
    await restart();
    expect(unwrap(await library.queue.claim('window'))?.task.kind).not.toBe('still');
  });
});

describe('a start frame that is the last frame of a take', () => {
  it('makes its clip go on from that take, back and forth, in the save itself', async () => {
    const other = unwrap(await library.imports.importPath(await mediaFixture('faststart.mp4')));
    const second = addTake(source.id, other.id, 4);
    const newClipId = newId<ClipId>();
    await make(newClipId);
    await deliver(await claimStill());
    const first = said().at(-1)?.assetId ?? null;
    const secondStill = unwrap(await library.imports.importPath(await mediaFixture('picture.jpg'))).id;
    repositories().stills.record({ sourceId: other.id, assetId: secondStill, createdAt: 1 });
    const announced: string[] = [];
    const drafts = createDraftsService({
      ...repositories(),
      db: library.db,
      announce: (name) => void announced.push(name),
      clock: { nowMs: () => 5 },
    });
    const { spec } = repositories().drafts.find(newClipId) ?? {};
    if (spec === undefined) throw new Error('no draft');
    let baseRevision = 1;
    const save = (startFrame: AssetId | null): Clip['continues'] => {
      unwrap(drafts.save({ clipId: newClipId, spec: { ...spec, startFrame }, baseRevision }));
      baseRevision += 1;
      return repositories().clips.find(newClipId)?.continues ?? null;
    };
    expect(save(secondStill)).toEqual({ takeId: second.id, stillId: secondStill });
    expect(announced).toEqual(['clips.changed']);
    // An undo.
    expect(save(first)).toEqual({ takeId: take.id, stillId: first });
    // Another picture, or none, leaves the note, which does not count then.
    expect(save(null)).toEqual({ takeId: take.id, stillId: first });
    expect(save(source.id as unknown as AssetId)).toEqual({ takeId: take.id, stillId: first });
    expect(announced).toHaveLength(2);
    // A clip never goes on from a take of its own.
    const own = drafts.save({
      clipId: source.id,
      spec: { ...spec, startFrame: first, look: plainText('x') },
      baseRevision: 1,
    });
    expect(own.ok).toBe(true);
    expect(repositories().clips.find(source.id)?.continues).toBeNull();
  });
});
