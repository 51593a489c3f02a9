import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { newClipSpec } from '#shared/domain/new-clip-spec.ts';
import type { Clip } from '#shared/domain/project.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import type { ClipId, ProjectId } from '#shared/ids.ts';
import { failure, noonMs, value } from '#test/fixtures/library-database.ts';
import { openServices } from '#test/fixtures/test-services.ts';
import { nightTrain } from '#test/shared/prompt/night-train.ts';

const nobody = newId<ClipId>();

function openProject(clipCount = 1) {
  const services = openServices();
  const { project, clips } = value(services.projects.create({ name: 'Rain' }));
  const first = clips[0] ?? fail('a project begins with a clip');
  const more = Array.from({ length: clipCount - 1 }, () => add(services, project.id));
  services.takeAnnounced();
  const list = (): Clip[] => services.repositories.clips.listByProject(project.id);
  const listVisible = (): string[] => list().flatMap((clip) => (clip.trashedAt === null ? clip.id : []));
  return { ...services, projectId: project.id, ids: [first.id, ...more], list, listVisible };
}

function fail(reason: string): never {
  throw new Error(reason);
}

function add(services: ReturnType<typeof openServices>, projectId: ProjectId): ClipId {
  return value(services.clips.create({ projectId })).clip.id;
}

/** Positions are 0, 1, 2… in list order, the trash included: no gap, no tie. */
function positionsOf(clips: readonly Clip[]): number[] {
  return clips.map(({ position }) => position);
}

describe('clips', () => {
  it('are added at the end, or after another, and get a name where they have none', () => {
    const { clips, projectId, ids, list, takeAnnounced } = openProject(2);
    value(clips.create({ projectId, afterClipId: ids[0] ?? nobody, name: 'Between' }));
    expect(takeAnnounced()).toEqual(['clips.changed', 'clips.changed', 'drafts.changed']);
    value(clips.create({ projectId }));
    expect(list().map(({ name }) => name)).toEqual(['Untitled clip', 'Between', 'Clip 2', 'Clip 4']);
    expect(positionsOf(list())).toEqual([0, 1, 2, 3]);
  });

  it('start empty, or from a spec that is used again', () => {
    const { clips, projectId } = openProject();
    const empty = value(clips.create({ projectId })).draft;
    expect(empty).toMatchObject({ revision: 1, updatedAt: noonMs });
    expect(empty.spec.shots).toMatchObject([{ durationMs: 5_000, framing: null, camera: null, action: [] }]);
    expect(value(clips.create({ projectId, spec: nightTrain })).draft.spec).toEqual(nightTrain);
  });

  it('are refused for a project, or after a clip, that is not there', () => {
    const { clips, projectId, list } = openProject();
    const elsewhere = openProject();
    expect(failure(clips.create({ projectId: newId<ProjectId>() })).code).toBe('entity.not-found');
    expect(failure(clips.create({ projectId, afterClipId: elsewhere.ids[0] ?? nobody })).code).toBe('entity.not-found');
    expect(list()).toHaveLength(1);
  });

  it('move among those that show, and only what moved is announced', () => {
    const { clips, ids, takeAnnounced, listVisible } = openProject(4);
    const [a = nobody, b = nobody, c = nobody, d = nobody] = ids;
    const moved = value(clips.move({ clipId: c, toIndex: 0 }));
    expect(moved.map(({ id }) => id)).toEqual([c, a, b, d]);
    expect(takeAnnounced()).toHaveLength(3);
    value(clips.move({ clipId: c, toIndex: 0 }));
    expect(takeAnnounced()).toEqual([]);
    value(clips.trash({ clipId: a }));
    // Only clips that show count: the one in the trash stands between them.
    expect(value(clips.move({ clipId: c, toIndex: 1 })).map(({ id }) => id)).toEqual([b, c, d]);
    expect(value(clips.move({ clipId: c, toIndex: 0 })).map(({ id }) => id)).toEqual([c, b, d]);
    expect(value(clips.move({ clipId: d, toIndex: 1 })).map(({ id }) => id)).toEqual([c, d, b]);
    expect(value(clips.move({ clipId: c, toIndex: 99 })).map(({ id }) => id)).toEqual([d, b, c]);
    expect(failure(clips.move({ clipId: a, toIndex: 0 })).code).toBe('entity.not-found');
    value(clips.restore({ clipId: a }));
    expect(listVisible().toSorted()).toEqual([a, b, c, d].toSorted());
  });

  it('keep an order without gaps and ties through any moves, additions and trips to the trash', () => {
    const step = fc.tuple(fc.constantFrom('move', 'trash', 'restore', 'create'), fc.nat(7), fc.nat(9));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { clips, projectId, list, listVisible } = openProject(3);
        for (const [what, which, toIndex] of steps) {
          const clipId = list()[which]?.id ?? nobody;
          const before = listVisible().filter((id) => id !== clipId);
          if (what === 'move') clips.move({ clipId, toIndex });
          else if (what === 'create') clips.create({ projectId, ...(which % 2 === 0 ? { afterClipId: clipId } : {}) });
          else clips[what]({ clipId });
          expect(positionsOf(list())).toEqual(list().map((_, index) => index));
          // Whatever happened to one clip, the others kept their order.
          expect(listVisible().filter((id) => before.includes(id))).toEqual(before);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('can be renamed, and come back from the trash to their place with their words', () => {
    const { clips, ids, drafts, list, repositories } = openProject(3);
    const clipId = ids[1] ?? nobody;
    value(drafts.save({ clipId, spec: nightTrain, baseRevision: 1 }));
    expect(value(clips.rename({ clipId, name: 'Platform' })).name).toBe('Platform');
    expect(value(clips.trash({ clipId })).trashedAt).toBe(noonMs);
    expect(value(clips.restore({ clipId })).trashedAt).toBeNull();
    expect(list().map(({ id }) => id)).toEqual(ids);
    expect(repositories.drafts.find(clipId)?.spec).toEqual(nightTrain);
    const outcomes = [
      clips.rename({ clipId: nobody, name: 'x' }),
      clips.trash({ clipId: nobody }),
      clips.restore({ clipId: nobody }),
    ];
    expect(outcomes.map((outcome) => failure(outcome).code)).toEqual(outcomes.map(() => 'entity.not-found'));
  });
});

describe('drafts', () => {
  it('rise by one revision per save and announce nothing', () => {
    const { drafts, ids, takeAnnounced, repositories, clock } = openProject();
    const clipId = ids[0] ?? nobody;
    clock.advance(1_500);
    expect(value(drafts.save({ clipId, spec: nightTrain, baseRevision: 1 }))).toEqual({ revision: 2 });
    expect(value(drafts.save({ clipId, spec: nightTrain, baseRevision: 2 }))).toEqual({ revision: 3 });
    expect(takeAnnounced()).toEqual([]);
    expect(repositories.drafts.find(clipId)).toEqual({
      clipId,
      spec: nightTrain,
      revision: 3,
      updatedAt: noonMs + 1_500,
    });
  });

  it('refuse to save over what somebody else saved, and keep that', () => {
    const { drafts, ids, repositories } = openProject();
    const clipId = ids[0] ?? nobody;
    const mine = { ...newClipSpec(newId), look: plainText('mine') };
    value(drafts.save({ clipId, spec: nightTrain, baseRevision: 1 }));
    for (const baseRevision of [0, 1, 3]) {
      const problem = failure(drafts.save({ clipId, spec: mine, baseRevision }));
      expect(problem).toMatchObject({ kind: 'conflict', code: 'draft.stale' });
    }
    expect(repositories.drafts.find(clipId)?.spec).toEqual(nightTrain);
    expect(failure(drafts.save({ clipId: nobody, spec: mine, baseRevision: 1 })).code).toBe('entity.not-found');
  });

  it('of a new clip obey the rules of a spec and have ids of their own', () => {
    const specs = [newClipSpec(newId), newClipSpec(newId)];
    expect(specs.map((spec) => clipSpecSchema.parse(spec))).toEqual(specs);
    expect(specs[0]?.shots[0]?.id).not.toBe(specs[1]?.shots[0]?.id);
  });
});
