import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { Element } from '#shared/domain/element.ts';
import type { ElementId, ProjectId } from '#shared/ids.ts';
import { addAsset, assetId, failure, noonMs, value } from '#test/fixtures/library-database.ts';
import { openServices } from '#test/fixtures/test-services.ts';

const nobody = newId<ElementId>();

function open(folder?: string) {
  const services = openServices(folder);
  const { project } = value(services.projects.create({ name: 'Rain' }));
  const portrait = addAsset(services.repositories, 'portrait');
  const voice = addAsset(services.repositories, 'voice', { kind: 'audio', mime: 'audio/wav', name: 'voice.wav' });
  services.takeAnnounced();
  const files = [
    { assetId: portrait.id, role: 'identity' as const, usedRange: null },
    { assetId: voice.id, role: 'voice' as const, usedRange: { startMs: 500, endMs: 4_000 } },
  ];
  const create = (name: string): Element =>
    value(services.elements.create({ projectId: project.id, kind: 'character', name, assets: files }));
  return { ...services, project, portrait, voice, files, create };
}

describe('elements', () => {
  it('are made of files with roles and ranges, in order, and announced with their files', () => {
    const { create, files, project, portrait, voice, announced } = open();
    const mira = create('Mira');
    expect(mira).toMatchObject({
      projectId: project.id,
      kind: 'character',
      name: 'Mira',
      assets: files,
      trashedAt: null,
    });
    expect(announced.map(({ name, payload }) => [name, payload])).toEqual(
      expect.arrayContaining([
        ['assets.changed', portrait],
        ['assets.changed', voice],
      ]),
    );
    expect(announced.at(-1)).toEqual({ name: 'elements.changed', payload: mira });
  });

  it('come with the content of their project and with what they are made of, also after a restart', () => {
    const { create, folder, db, project, portrait, voice } = open();
    const mira = create('Mira');
    db.close();
    const again = openServices(folder);
    const content = value(again.projects.open({ projectId: project.id }));
    expect(content.elements).toEqual([mira]);
    expect(content.assets.map(({ id }) => id).toSorted()).toEqual([portrait.id, voice.id].toSorted());
    const other = value(again.projects.create({ name: 'Sun' }));
    expect(other.elements).toEqual([]);
  });

  it('have a name of their own in their project, whatever the case and the script', () => {
    const { elements, create, project, projects } = open();
    create('Mira');
    const anna = create('Änna');
    const make = (name: string) => elements.create({ projectId: project.id, kind: 'prop', name, assets: [] });
    expect(failure(make('MIRA'))).toMatchObject({
      kind: 'conflict',
      code: 'element.name-taken',
      params: { name: 'MIRA' },
    });
    expect(failure(make('äNNA')).code).toBe('element.name-taken');
    expect(failure(elements.rename({ elementId: anna.id, name: 'mira' })).code).toBe('element.name-taken');
    // Its own name in another case is no clash.
    expect(value(elements.rename({ elementId: anna.id, name: 'ÄNNA' })).name).toBe('ÄNNA');
    const other = value(projects.create({ name: 'Sun' })).project;
    const elsewhere = elements.create({ projectId: other.id, kind: 'prop', name: 'Mira', assets: [] });
    expect(value(elsewhere).name).toBe('Mira');
  });

  it('change their kind, their files and the order of these', () => {
    const { elements, create, files, takeAnnounced } = open();
    const { id: elementId } = create('Mira');
    takeAnnounced();
    expect(value(elements.setKind({ elementId, kind: 'voice' })).kind).toBe('voice');
    const turned = files.toReversed();
    expect(value(elements.setAssets({ elementId, assets: turned })).assets).toEqual(turned);
    expect(value(elements.setAssets({ elementId, assets: [] })).assets).toEqual([]);
    expect(takeAnnounced().filter((name) => name === 'elements.changed')).toHaveLength(3);
  });

  it('take only files that are here, in roles that fit them', () => {
    const { elements, create, portrait, announced } = open();
    const mira = create('Mira');
    announced.splice(0);
    const set = (file: Element['assets'][number]) =>
      failure(elements.setAssets({ elementId: mira.id, assets: [file] }));
    expect(set({ assetId: assetId('gone'), role: 'identity', usedRange: null }).code).toBe('entity.not-found');
    expect(set({ assetId: portrait.id, role: 'rhythm', usedRange: null }).code).toBe('input.invalid');
    const range = { startMs: 0, endMs: 1_000 };
    expect(set({ assetId: portrait.id, role: 'identity', usedRange: range }).code).toBe('input.invalid');
    expect(announced).toEqual([]);
    expect(value(elements.rename({ elementId: mira.id, name: 'Mira' })).assets).toEqual(mira.assets);
  });

  it('go to the trash, free their name, and come back unless it is taken', () => {
    const { elements, create, clock } = open();
    const first = create('Mira');
    expect(value(elements.trash({ elementId: first.id })).trashedAt).toBe(clock.nowMs());
    const second = create('mira');
    expect(failure(elements.restore({ elementId: first.id })).code).toBe('element.name-taken');
    value(elements.trash({ elementId: second.id }));
    expect(value(elements.restore({ elementId: first.id }))).toEqual(first);
    expect(first.createdAt).toBe(noonMs);
  });

  it('that nobody made are not found, and neither is a project', () => {
    const { elements } = open();
    const calls = [
      elements.rename({ elementId: nobody, name: 'A' }),
      elements.setKind({ elementId: nobody, kind: 'prop' }),
      elements.setAssets({ elementId: nobody, assets: [] }),
      elements.trash({ elementId: nobody }),
      elements.restore({ elementId: nobody }),
      elements.create({ projectId: newId<ProjectId>(), kind: 'prop', name: 'A', assets: [] }),
    ];
    expect(calls.map((call) => failure(call).code)).toEqual(calls.map(() => 'entity.not-found'));
  });
});
