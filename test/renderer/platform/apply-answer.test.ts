import { describe, expect, it } from 'vitest';
import { applyAnswer, withUnknownAsset } from '#renderer/platform/apply-answer.ts';
import { fromSnapshot, withOpenProject } from '#renderer/platform/from-snapshot.ts';
import type { Mirror } from '#renderer/platform/mirror-store.ts';
import { newId } from '#electron/platform/new-id.ts';
import { sampleSpec } from '#electron/services/sample-content.ts';
import { assetSchema, type Asset } from '#shared/domain/asset.ts';
import { draftSchema, projectSchema, sequenceSchema, clipSchema } from '#shared/domain/project.ts';
import type { ProjectContent } from '#shared/ipc/snapshot.ts';
import { createAppSnapshot } from '#test/fakes/app-snapshot.ts';
import { createJobView } from '#test/fakes/job-view.ts';

function createAsset(letter: string, changes: Partial<Asset> = {}): Asset {
  return {
    ...assetSchema.parse({
      id: letter.repeat(64),
      kind: 'image',
      mime: 'image/png',
      bytes: 1,
      name: `${letter}.png`,
      origin: 'imported',
      probe: 'pending',
      facts: null,
      hasThumbnail: false,
      isMissing: false,
      createdAt: 1,
      trashedAt: null,
    }),
    ...changes,
  };
}

function createContent(letter: string): ProjectContent {
  const [projectId, sequenceId, clipId] = [newId(), newId(), newId()];
  return {
    project: projectSchema.parse({ id: projectId, name: letter, isSample: false, createdAt: 1, trashedAt: null }),
    sequences: [sequenceSchema.parse({ id: sequenceId, projectId, name: 'Film', position: 0 })],
    clips: [
      clipSchema.parse({
        id: clipId,
        sequenceId,
        name: letter,
        position: 0,
        activeTakeId: null,
        continues: null,
        createdAt: 1,
        trashedAt: null,
      }),
    ],
    drafts: [draftSchema.parse({ clipId, spec: sampleSpec(newId, new Map()), revision: 3, updatedAt: 1 })],
    takes: [],
    elements: [],
    assets: [createAsset(letter)],
  };
}

function mirrorOf(content: ProjectContent): Mirror {
  return fromSnapshot(createAppSnapshot({ open: content, projects: [content.project] }), 'connected');
}

describe('fromSnapshot', () => {
  it('holds everything by its id, and the connection as it was', () => {
    const content = createContent('a');
    const job = createJobView();
    const mirror = fromSnapshot(
      createAppSnapshot({ open: content, jobs: [job], revision: 9, damagedRows: 2 }),
      'connected',
    );
    expect(mirror).toMatchObject({
      isReady: true,
      startError: null,
      connection: 'connected',
      revision: 9,
      damagedRows: 2,
    });
    expect(mirror.openProjectId).toBe(content.project.id);
    expect(mirror.jobs).toEqual({ [job.id]: job });
    expect(Object.values(mirror.clips)).toEqual(content.clips);
    expect(Object.keys(mirror.drafts)).toEqual(content.drafts.map(({ clipId }) => clipId));
    expect(Object.keys(mirror.assets)).toEqual(['a'.repeat(64)]);
  });

  it('holds nothing of a project when none is open', () => {
    const mirror = fromSnapshot(createAppSnapshot(), 'connected');
    expect(mirror).toMatchObject({ openProjectId: null, clips: {}, drafts: {}, takes: {}, sequences: {}, assets: {} });
  });
});

describe('applyAnswer', () => {
  it('opens another project: its clips replace the old ones, assets stay', () => {
    const [first, second] = [createContent('a'), createContent('b')];
    const mirror = applyAnswer(mirrorOf(first), 'projects.open', { projectId: second.project.id }, second);
    expect(mirror).toEqual(withOpenProject(mirrorOf(first), second));
    expect(mirror.openProjectId).toBe(second.project.id);
    expect(Object.keys(mirror.projects)).toHaveLength(2);
    expect(Object.values(mirror.clips)).toEqual(second.clips);
    expect(Object.keys(mirror.assets).map(([letter]) => letter)).toEqual(['a', 'b']);
  });

  it('remembers the draft that this page saved', () => {
    const content = createContent('a');
    const [draft] = content.drafts;
    if (draft === undefined) throw new Error('no draft');
    const { clipId } = draft;
    const spec = { ...draft.spec, mode: 'text' as const };
    const mirror = applyAnswer(mirrorOf(content), 'drafts.save', { clipId, spec, baseRevision: 3 }, { revision: 4 });
    expect(mirror.drafts[clipId]).toEqual({ ...draft, spec, revision: 4 });
    // An answer that comes late must not take back a newer draft.
    const late = applyAnswer(mirror, 'drafts.save', { clipId, spec: draft.spec, baseRevision: 2 }, { revision: 3 });
    expect(late).toBe(mirror);
  });

  it('takes in assets it did not know, and leaves newer ones alone', () => {
    const known = createAsset('a', { probe: 'done' });
    const mirror = withUnknownAsset(mirrorOf(createContent('c')), known);
    const answered = applyAnswer(mirror, 'assets.get', { assetIds: [] }, [createAsset('a'), createAsset('b')]);
    expect(answered.assets[known.id]).toBe(known);
    expect(new Set(Object.keys(answered.assets).map(([letter]) => letter))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('leaves to events what events tell', () => {
    const content = createContent('a');
    const mirror = mirrorOf(content);
    const [clip] = content.clips;
    if (clip === undefined) throw new Error('no clip');
    expect(applyAnswer(mirror, 'clips.rename', { clipId: clip.id, name: 'x' }, { ...clip, name: 'x' })).toBe(mirror);
  });
});
