import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { defaultSettings } from '#shared/domain/settings.ts';
import type { ProjectId } from '#shared/ids.ts';
import { appSnapshotSchema } from '#shared/ipc/snapshot.ts';
import { makeFolder, value } from '#test/fixtures/library-database.ts';
import { openServices } from '#test/fixtures/test-services.ts';

describe('the snapshot', () => {
  it('of an empty library is complete', () => {
    const services = openServices();
    const snapshot = value(services.appSnapshot.snapshot());
    expect(appSnapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(snapshot).toMatchObject({
      revision: 7,
      settings: defaultSettings,
      projects: [],
      open: null,
      damagedRows: 0,
    });
  });

  it('opens the project that was open last', () => {
    const services = openServices();
    const rain = value(services.projects.create({ name: 'Rain' }));
    const snow = value(services.projects.create({ name: 'Snow' }));
    value(services.projects.open({ projectId: rain.project.id }));
    const snapshot = value(services.appSnapshot.snapshot());
    expect(appSnapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(snapshot.open).toEqual(rain);
    expect(snapshot.projects).toEqual([rain.project, snow.project]);
  });

  it('opens the newest project when the last one is unknown or in the trash', () => {
    const services = openServices();
    const rain = value(services.projects.create({ name: 'Rain' }));
    value(services.settings.update({ openProjectId: newId<ProjectId>() }));
    expect(value(services.appSnapshot.snapshot()).open).toEqual(rain);
    value(services.projects.trash({ projectId: rain.project.id }));
    value(services.settings.update({ openProjectId: rain.project.id }));
    expect(value(services.appSnapshot.snapshot()).open).toBeNull();
  });

  it('counts the rows that it had to leave out itself', () => {
    const services = openServices();
    value(services.projects.create({ name: 'Rain' }));
    services.db.prepare(`UPDATE drafts SET spec = '{'`).run([]);
    const snapshot = value(services.appSnapshot.snapshot());
    expect(snapshot.open?.clips).toHaveLength(1);
    expect(snapshot.open?.drafts).toEqual([]);
    expect(snapshot.damagedRows).toBe(1);
  });
});

describe('settings', () => {
  it('keep what was not named, over a restart', () => {
    const folder = makeFolder();
    const services = openServices(folder);
    value(services.settings.update({ theme: 'dark', panelSizes: { 'studio.composer': 376 } }));
    expect(value(services.settings.update({ libraryRowHeight: 200, theme: undefined }))).toEqual({
      ...defaultSettings,
      theme: 'dark',
      panelSizes: { 'studio.composer': 376 },
      libraryRowHeight: 200,
    });
    expect(services.takeAnnounced()).toEqual(['settings.changed', 'settings.changed']);
    services.db.close();
    expect(value(openServices(folder).settings.read())).toMatchObject({ theme: 'dark', libraryRowHeight: 200 });
  });
});
