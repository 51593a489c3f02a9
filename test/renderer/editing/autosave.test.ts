import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAutosave, type Autosave } from '#renderer/editing/autosave.ts';
import { draftStore, editSpec, openDraft } from '#renderer/editing/draft-store.ts';
import { openClip } from '#renderer/editing/open-clip.ts';
import { saveStateStore } from '#renderer/editing/save-state.ts';
import { setClient } from '#renderer/platform/client.ts';
import { emptyMirror, mirrorStore } from '#renderer/platform/mirror-store.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import type { Draft } from '#shared/domain/project.ts';
import { appError } from '#shared/errors.ts';
import { clipIdSchema, projectIdSchema, sequenceIdSchema, type ClipId } from '#shared/ids.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { createFakeClient, type FakeClient } from '#test/renderer/fake-client.ts';
import { idNumber } from '#test/shared/prompt/night-train.ts';
import { specOf } from '#test/renderer/studio/spec-of.ts';

const first = clipIdSchema.parse(idNumber(1));
const second = clipIdSchema.parse(idNumber(2));
const projectId = projectIdSchema.parse(idNumber(3));

let autosave: Autosave;
let client: FakeClient;
/** What the application has stored. */
let stored: Record<ClipId, Draft>;
let answer: (input: MethodInput<'drafts.save'>) => ReturnType<typeof store>;

function store({ clipId, spec, baseRevision }: MethodInput<'drafts.save'>) {
  const draft = stored[clipId];
  if (draft === undefined) return appError('not-found', 'entity.not-found');
  if (draft.revision !== baseRevision) return appError('conflict', 'draft.stale');
  stored = { ...stored, [clipId]: { ...draft, spec, revision: baseRevision + 1 } };
  return { revision: baseRevision + 1 };
}

function draft(clipId: ClipId, spec: ClipSpec, revision: number): Draft {
  return { clipId, spec, revision, updatedAt: 0 };
}

const look = (text: string) => {
  editSpec((spec) => ({ ...spec, look: plainText(text) }));
};
const saves = () => client.calls.filter(({ method }) => method === 'drafts.save');
const storedLook = (clipId: ClipId) => stored[clipId]?.spec.look;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  stored = { [first]: draft(first, specOf([5_000]), 4), [second]: draft(second, specOf([6_000]), 0) };
  answer = store;
  client = createFakeClient({
    'drafts.save': (input) => answer(input),
    'settings.update': () => mirrorStore.getState().settings,
    'projects.open': () => ({
      project: { id: projectId, name: 'P', isSample: false, createdAt: 0, trashedAt: null },
      sequences: [{ id: sequenceIdSchema.parse(idNumber(4)), projectId, name: 'Film', position: 0 }],
      clips: [],
      drafts: Object.values(stored),
      takes: [],
      elements: [],
      assets: [],
    }),
  });
  setClient(client);
  mirrorStore.setState({ ...emptyMirror, isReady: true, openProjectId: projectId, drafts: stored }, true);
  openDraft(stored[first] ?? null);
  autosave = startAutosave(client);
});

afterEach(() => {
  autosave.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('saving by itself', () => {
  it('stores the last of many edits, at most half a second after the first', async () => {
    look('c');
    await vi.advanceTimersByTimeAsync(150);
    look('co');
    await vi.advanceTimersByTimeAsync(150);
    look('cold');
    expect(saves()).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(saves()).toHaveLength(1);
    expect(storedLook(first)).toEqual(plainText('cold'));
  });

  it('goes on from the revision it stored, though the mirror has not heard of it', async () => {
    look('one');
    await vi.advanceTimersByTimeAsync(500);
    look('two');
    await vi.advanceTimersByTimeAsync(500);
    expect(saves().map(({ input }) => (input as MethodInput<'drafts.save'>).baseRevision)).toEqual([4, 5]);
  });

  it('sends nothing for a clip that was only opened', async () => {
    openDraft(stored[second] ?? null);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saves()).toHaveLength(0);
  });

  it.each(['blur', 'pagehide'])('does not wait when the window gets %s', async (event) => {
    look('cold');
    window.dispatchEvent(new Event(event));
    await vi.advanceTimersByTimeAsync(0);
    expect(saves()).toHaveLength(1);
  });

  it('does not wait when the window is hidden', async () => {
    look('cold');
    Object.assign(document, { visibilityState: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(saves()).toHaveLength(1);
  });

  it('saves the words of a clip that was left', async () => {
    look('cold');
    openDraft(stored[second] ?? null);
    await vi.advanceTimersByTimeAsync(500);
    expect(storedLook(first)).toEqual(plainText('cold'));
  });
});

describe('when saving fails', () => {
  it('says so, tries again with longer pauses, and falls silent when it worked', async () => {
    answer = () => appError('storage', 'storage.full');
    look('cold');
    await vi.advanceTimersByTimeAsync(500);
    expect(saveStateStore.getState().error?.code).toBe('storage.full');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(saves().length).toBeGreaterThanOrEqual(3);
    answer = store;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saveStateStore.getState().error).toBeNull();
    expect(storedLook(first)).toEqual(plainText('cold'));
  });

  it('opens a clip with the words that could not be stored', async () => {
    answer = () => appError('storage', 'storage.full');
    look('cold');
    await vi.advanceTimersByTimeAsync(500);
    openClip(second);
    openClip(first);
    expect(draftStore.getState().spec?.look).toEqual(plainText('cold'));
  });

  it('puts its words on top of what somebody else saved', async () => {
    stored = { ...stored, [first]: draft(first, specOf([9_000]), 9) };
    look('cold');
    await vi.advanceTimersByTimeAsync(500);
    expect(stored[first]?.revision).toBe(10);
    expect(storedLook(first)).toEqual(plainText('cold'));
    expect(saveStateStore.getState().error).toBeNull();
  });

  it('lets go of a clip that is gone', async () => {
    stored = {};
    look('cold');
    await vi.advanceTimersByTimeAsync(500);
    expect(saveStateStore.getState()).toEqual({ error: null, unsaved: {} });
  });
});

describe('changes from elsewhere', () => {
  it('are shown when nothing here is unsaved', () => {
    const other = { ...specOf([5_000]), look: plainText('theirs') };
    mirrorStore.setState({ drafts: { ...stored, [first]: draft(first, other, 5) } });
    expect(draftStore.getState().spec?.look).toEqual(plainText('theirs'));
  });

  it('never replace words that are not stored yet', () => {
    look('mine');
    const other = { ...specOf([5_000]), look: plainText('theirs') };
    mirrorStore.setState({ drafts: { ...stored, [first]: draft(first, other, 5) } });
    expect(draftStore.getState().spec?.look).toEqual(plainText('mine'));
  });

  it('do not forget the undo steps when a new snapshot brings back what this window stored', async () => {
    look('cold');
    await vi.advanceTimersByTimeAsync(500);
    mirrorStore.setState({ drafts: structuredClone(stored) });
    expect(draftStore.temporal.getState().pastStates).toHaveLength(1);
  });
});

describe('flush', () => {
  it('gives the revision at which the words are stored', async () => {
    look('cold');
    expect(await autosave.flush(first)).toEqual({ ok: true, value: 5 });
    expect(await autosave.flush(second)).toEqual({ ok: true, value: 0 });
  });

  it('takes an edit along that comes during the save', async () => {
    look('one');
    answer = (input) => {
      answer = store;
      look('two');
      return store(input);
    };
    expect(await autosave.flush(first)).toEqual({ ok: true, value: 6 });
    expect(storedLook(first)).toEqual(plainText('two'));
  });

  it('gives the reason when they are not', async () => {
    answer = () => appError('storage', 'storage.full');
    look('cold');
    expect(await autosave.flush(first)).toMatchObject({ ok: false, error: { code: 'storage.full' } });
  });
});
