import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftStore, openDraft } from '#renderer/editing/draft-store.ts';
import { followOpenProject, openClip } from '#renderer/editing/open-clip.ts';
import { selectionStore } from '#renderer/editing/selection-store.ts';
import { setClient } from '#renderer/platform/client.ts';
import { emptyMirror, mirrorStore } from '#renderer/platform/mirror-store.ts';
import { projectIdSchema, takeIdSchema, type ClipId } from '#shared/ids.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import { film } from '#test/renderer/studio/scenes.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';

const projectId = projectIdSchema.parse(idNumber(1_000));
let stop: () => void = () => undefined;

const clipId = (number: number) => idNumber(2_000 + number) as ClipId;
const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
  Object.fromEntries(all.map((each) => [each.id, each])) as Record<string, T>;

beforeEach(() => {
  setClient(createFakeClient({ 'settings.update': () => mirrorStore.getState().settings }));
  openDraft(null);
  mirrorStore.setState(
    {
      ...emptyMirror,
      isReady: true,
      openProjectId: projectId,
      sequences: { [idNumber(1_001)]: { id: idNumber(1_001), projectId, name: 'Film', position: 0 } } as never,
      clips: byId(film.clips),
      drafts: Object.fromEntries(film.drafts.map((draft) => [draft.clipId, draft])),
      takes: byId(film.takes),
    },
    true,
  );
});
afterEach(() => {
  stop();
});

const trash = (id: ClipId): void => {
  mirrorStore.setState(({ clips }) => {
    const clip = clips[id];
    return clip === undefined ? {} : { clips: { ...clips, [id]: { ...clip, trashedAt: 1 } } };
  });
};

describe('opening a clip', () => {
  it('shows its newest take and its first shot', () => {
    openClip(clipId(2));
    expect(selectionStore.getState()).toMatchObject({ playheadMs: 0, takeId: idNumber(3_023) });
    expect(selectionStore.getState().shotId).toBe(film.drafts[1]?.spec.shots[0]?.id);
  });

  it('shows the take that stands in the film, if one does', () => {
    mirrorStore.setState(({ clips }) => {
      const clip = clips[clipId(2)];
      const activeTakeId = takeIdSchema.parse(idNumber(3_022));
      return clip === undefined ? {} : { clips: { ...clips, [clip.id]: { ...clip, activeTakeId } } };
    });
    openClip(clipId(2));
    expect(selectionStore.getState().takeId).toBe(idNumber(3_022));
  });
});

describe('following the project', () => {
  it('opens the clip that was open last', () => {
    mirrorStore.setState(({ settings }) => ({ settings: { ...settings, openClipIds: { [projectId]: clipId(3) } } }));
    stop = followOpenProject();
    expect(draftStore.getState().clipId).toBe(clipId(3));
  });

  it('opens the first clip otherwise', () => {
    stop = followOpenProject();
    expect(draftStore.getState().clipId).toBe(clipId(1));
  });

  it('opens the neighbour of a clip that was trashed, the last one before the end', () => {
    stop = followOpenProject();
    openClip(clipId(2));
    trash(clipId(2));
    expect(draftStore.getState().clipId).toBe(clipId(3));
    trash(clipId(3));
    trash(clipId(4));
    expect(draftStore.getState().clipId).toBe(clipId(1));
    trash(clipId(1));
    expect(draftStore.getState()).toMatchObject({ clipId: null, spec: null });
  });

  it('opens nothing before the first snapshot', () => {
    mirrorStore.setState({ isReady: false });
    stop = followOpenProject();
    expect(draftStore.getState().clipId).toBeNull();
    mirrorStore.setState({ isReady: true });
    expect(draftStore.getState().clipId).toBe(clipId(1));
  });
});
