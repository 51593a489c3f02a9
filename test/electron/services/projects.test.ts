import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { ProjectId } from '#shared/ids.ts';
import { projectContentSchema } from '#shared/ipc/snapshot.ts';
import {
  addAsset,
  addProject,
  addTake,
  assetId,
  failure,
  makeFolder,
  noonMs,
  value,
} from '#test/fixtures/library-database.ts';
import { openServices } from '#test/fixtures/test-services.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';

const nobody = newId<ProjectId>();

describe('projects', () => {
  it('begin with one sequence and one empty clip, and are open from then on', () => {
    const services = openServices();
    const content = value(services.projects.create({ name: 'Rain' }));
    expect(projectContentSchema.parse(content)).toEqual(content);
    expect(content.project).toMatchObject({ name: 'Rain', isSample: false, createdAt: noonMs, trashedAt: null });
    expect(content.sequences).toMatchObject([{ name: 'Film', position: 0 }]);
    expect(content.clips).toMatchObject([{ name: 'Untitled clip', position: 0, activeTakeId: null }]);
    expect(content.drafts).toMatchObject([{ revision: 1, spec: { kind: 'text', parameters: { durationSeconds: 5 } } }]);
    expect(services.takeAnnounced()).toEqual([
      'projects.changed',
      'sequences.changed',
      'clips.changed',
      'drafts.changed',
      'settings.changed',
    ]);
    expect(value(services.settings.read()).openProjectId).toBe(content.project.id);
  });

  it('come with everything in them when they are opened, and are remembered over a restart', () => {
    const folder = makeFolder();
    const services = openServices(folder);
    const { project, clip } = addProject(services.repositories, 'Rain');
    value(services.projects.create({ name: 'Snow' }));
    const assets = [1, 2].map((seed) => addAsset(services.repositories, seed));
    const spec = {
      ...nightTrain,
      references: nightTrain.references.slice(0, 1).map((reference) => ({ ...reference, assetId: assetId(1) })),
      startFrame: assetId(2),
      endFrame: assetId('gone'),
    };
    value(services.drafts.save({ clipId: clip.id, spec, baseRevision: 1 }));
    const take = addTake(services.db, clip, 'take');
    services.takeAnnounced();

    const opened = value(services.projects.open({ projectId: project.id }));
    expect(opened.drafts[0]?.spec).toEqual(spec);
    expect(opened.takes).toEqual([take]);
    expect(opened.assets.map(({ id }) => id).toSorted()).toEqual(
      [...assets.map(({ id }) => id), take.assetId].toSorted(),
    );
    expect(services.takeAnnounced()).toEqual(['settings.changed']);
    value(services.projects.open({ projectId: project.id }));
    expect(services.takeAnnounced()).toEqual([]);
    services.db.close();
    expect(value(openServices(folder).settings.read()).openProjectId).toBe(project.id);
  });

  it('can be renamed, put into the trash and brought back', () => {
    const services = openServices();
    const { project } = value(services.projects.create({ name: 'Rain' }));
    services.takeAnnounced();
    expect(value(services.projects.rename({ projectId: project.id, name: 'Storm' })).name).toBe('Storm');
    expect(value(services.projects.trash({ projectId: project.id })).trashedAt).toBe(noonMs);
    expect(failure(services.projects.open({ projectId: project.id })).code).toBe('entity.not-found');
    expect(value(services.projects.restore({ projectId: project.id })).trashedAt).toBeNull();
    expect(value(services.projects.open({ projectId: project.id })).project.name).toBe('Storm');
    expect(services.takeAnnounced()).toEqual([
      'projects.changed',
      'projects.changed',
      'settings.changed',
      'projects.changed',
      'settings.changed',
    ]);
  });

  it('hand over to the newest of the others when the open one goes into the trash', () => {
    const services = openServices();
    const names = ['Oldest', 'Middle', 'Open'];
    const [oldest, middle, open] = names.map((name) => value(services.projects.create({ name })).project.id);
    const openId = (): unknown => value(services.settings.read()).openProjectId;
    const trash = (projectId = nobody): unknown => value(services.projects.trash({ projectId }));
    trash(oldest);
    expect(openId()).toBe(open);
    trash(open);
    expect(openId()).toBe(middle);
    trash(middle);
    expect(openId()).toBeNull();
  });

  it('that are not there are not found, and nothing is announced', () => {
    const services = openServices();
    const { projects } = services;
    const codes = [
      failure(projects.open({ projectId: nobody })).code,
      failure(projects.rename({ projectId: nobody, name: 'x' })).code,
      failure(projects.trash({ projectId: nobody })).code,
      failure(projects.restore({ projectId: nobody })).code,
    ];
    expect(codes).toEqual(codes.map(() => 'entity.not-found'));
    expect(services.takeAnnounced()).toEqual([]);
  });
});
