import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { libraryItemIdSchema, takeRecipeSchema, type LibraryItemId } from '#shared/domain/library.ts';
import type { TakeId } from '#shared/ids.ts';
import { contract, type MethodInput } from '#shared/ipc/contract.ts';
import {
  addAsset,
  addProject,
  addTake,
  assetId,
  compiledPrompt,
  failure,
  noonMs,
  value,
} from '#test/fixtures/library-database.ts';
import { openServices } from '#test/fixtures/test-services.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';

const nobody = newId<TakeId>();
const everything: MethodInput<'library.list'> = { bucket: 'all', kinds: [], cursor: null, limit: 100 };

function itemId(text: string): LibraryItemId {
  return libraryItemIdSchema.parse(text);
}

function open() {
  const services = openServices();
  const { clip, project } = addProject(services.repositories, 'Rain');
  const take = addTake(services.db, clip, 'take');
  const asset = addAsset(services.repositories, 'picture');
  return { ...services, clip, project, take, asset };
}

describe('the library service', () => {
  it('lists and counts what the contract promises', () => {
    const { library } = open();
    const page = value(library.list(everything));
    expect(contract['library.list'].output.parse(page)).toEqual(page);
    expect(page.items).toHaveLength(2);
    const counts = value(library.counts());
    expect(contract['library.counts'].output.parse(counts)).toEqual({ all: 2, rejected: 0, missing: 0, trash: 0 });
  });

  it('finds takes by their clip and files by their name, newest first, without what is hidden', () => {
    const { library, repositories, db, clip, take } = open();
    const named = (name: string, createdAt: number) => addAsset(repositories, name, { name, createdAt });
    const coat = named('Mira_coat 100%.png', noonMs + 2);
    const mira = named('mira.png', noonMs + 1);
    const old = named('Old MIRA.png', noonMs + 3);
    repositories.assets.setTrashed(old.id, noonMs);
    const find = (text: string, limit = 10): string[] => value(library.find({ text, limit })).map(({ id }) => id);
    expect(find('MIRA')).toEqual([`asset:${coat.id}`, `asset:${mira.id}`]);
    expect(find('MIRA', 1)).toEqual([`asset:${coat.id}`]);
    // No wildcard gets in.
    expect(find('a_c')).toEqual([`asset:${coat.id}`]);
    expect(find('0%')).toEqual([`asset:${coat.id}`]);
    expect(find('m%a')).toEqual([]);
    expect(find('untitled')).toEqual([`take:${take.id}`]);
    expect(find('take.mp4')).toEqual([]);
    repositories.clips.setTrashed(clip.id, noonMs);
    expect(find('untitled')).toEqual([]);
    expect(find('').length).toBe(3);
    expect(db.damagedRowCount()).toBe(0);
  });

  it('hides takes and files and brings them back, all in one go, and says which it knew', () => {
    const { library, take, asset, announced, repositories } = open();
    const known = [itemId(`take:${take.id}`), itemId(`asset:${asset.id}`)];
    const strangers = [itemId(`take:${nobody}`), itemId(`asset:${assetId('nobody')}`)];
    expect(value(library.trash({ itemIds: [...known, ...strangers] }))).toEqual({ itemIds: known });
    expect(announced.splice(0)).toEqual([
      { name: 'takes.changed', payload: { ...take, trashedAt: noonMs } },
      { name: 'assets.changed', payload: { ...asset, trashedAt: noonMs } },
    ]);
    expect(value(library.counts())).toMatchObject({ all: 0, trash: 2 });
    // The take's file is not the take: it stays what it was.
    expect(repositories.assets.find(take.assetId)?.trashedAt).toBeNull();

    expect(value(library.restore({ itemIds: known }))).toEqual({ itemIds: known });
    expect(announced.map(({ payload }) => payload)).toEqual([take, asset]);
    expect(value(library.counts())).toMatchObject({ all: 2, trash: 0 });
  });

  it('tells how a take was made, with the files that are still known', () => {
    const services = openServices();
    const { clip, project } = addProject(services.repositories);
    const picture = addAsset(services.repositories, 'picture');
    const spec = { ...nightTrain, startFrame: picture.id };
    value(services.drafts.save({ clipId: clip.id, spec, baseRevision: 1 }));
    const take = addTake(services.db, clip, 'take');
    const recipe = value(services.library.recipe({ takeId: take.id }));
    expect(takeRecipeSchema.parse(recipe)).toEqual(recipe);
    expect(recipe).toMatchObject({ clipId: clip.id, projectId: project.id, spec, compiledPrompt, assets: [picture] });
    expect(failure(services.library.recipe({ takeId: nobody })).code).toBe('entity.not-found');
  });

  it('measures itself, and announces a new size once in a while, however much is imported', () => {
    const { library, meter, clock, takeAnnounced, folder, repositories } = open();
    const before = value(library.measure());
    expect(before).toMatchObject({ folder });
    expect(before.usedBytes).toBeGreaterThan(2_000);
    expect(before.freeBytes).toBeGreaterThan(0);

    for (let seed = 0; seed < 5; seed += 1) {
      addAsset(repositories, seed, { bytes: 1_000_000_000 });
      meter.noticeChange();
    }
    expect(takeAnnounced()).toEqual([]);
    clock.advance(2_000);
    expect(takeAnnounced()).toEqual(['library.measured']);
    const grown = value(library.measure()).usedBytes - before.usedBytes;
    expect(grown).toBeGreaterThanOrEqual(5_000_000_000);
    meter.noticeChange();
    meter.close();
    clock.advance(2_000);
    expect(takeAnnounced()).toEqual([]);
  });
});

describe('takes', () => {
  it('become the active one of their clip', () => {
    const { takes, take, clip, announced } = open();
    const changed = { ...clip, activeTakeId: take.id };
    expect(value(takes.activate({ takeId: take.id }))).toEqual(changed);
    expect(announced).toEqual([{ name: 'clips.changed', payload: changed }]);
  });

  it('in the trash, or not there, cannot become active', () => {
    const { takes, take, library, repositories, clip } = open();
    value(library.trash({ itemIds: [itemId(`take:${take.id}`)] }));
    expect(failure(takes.activate({ takeId: take.id })).code).toBe('entity.not-found');
    expect(failure(takes.activate({ takeId: nobody })).code).toBe('entity.not-found');
    expect(repositories.clips.find(clip.id)?.activeTakeId).toBeNull();
  });

  it('are judged, and the judgement can be taken back', () => {
    const { takes, take, announced, library } = open();
    expect(value(takes.judge({ takeId: take.id, verdict: 'rejected' }))).toEqual({ ...take, verdict: 'rejected' });
    expect(value(library.counts())).toMatchObject({ all: 2, rejected: 1 });
    value(takes.judge({ takeId: take.id, verdict: 'accepted' }));
    expect(value(takes.judge({ takeId: take.id, verdict: null }))).toEqual(take);
    expect(announced.map(({ name }) => name)).toEqual(['takes.changed', 'takes.changed', 'takes.changed']);
    expect(failure(takes.judge({ takeId: nobody, verdict: null })).code).toBe('entity.not-found');
  });
});
