import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { draftStore, openDraft, undo } from '#renderer/editing/draft-store.ts';
import { putLegalCopies, type CopyWish } from '#renderer/editing/legal-copies.ts';
import { replaceFile, setFrame } from '#renderer/editing/reference-edits.ts';
import { setClient } from '#renderer/platform/client.ts';
import { emptyMirror, mirrorStore } from '#renderer/platform/mirror-store.ts';
import type { Derivative, DerivativeRecipe } from '#shared/domain/derivative.ts';
import { appError } from '#shared/errors.ts';
import { assetIdSchema } from '#shared/ids.ts';
import { createFakeClient, type FakeClient } from '#test/renderer/fake-client.ts';
import { assetOf, draft, referenceAssets } from '#test/renderer/seed.ts';
import { mira, nightTrain, platform } from '#test/shared/prompt/night-train.ts';

const copyId = assetIdSchema.parse('c'.repeat(64));
const recipe: DerivativeRecipe = { range: null, size: null, mime: 'image/jpeg', maxBytes: 1_000 };
const wish: CopyWish = { sourceId: mira.assetId, recipe };
const queued: Derivative = { ...wish, state: 'queued', share: 0, assetId: null, error: null };
const done: Derivative = { ...queued, state: 'done', share: 1, assetId: copyId };
const failed: Derivative = { ...queued, state: 'failed', error: appError('internal', 'internal') };

let client: FakeClient;
let answers: Derivative[];

beforeEach(() => {
  answers = [];
  client = createFakeClient({
    'derivatives.make': () => answers.shift() ?? queued,
    'assets.get': ({ assetIds }) => assetIds.map((id) => assetOf(id, 'image')),
  });
  setClient(client);
  const assets = Object.fromEntries(referenceAssets.map((asset) => [asset.id, asset]));
  mirrorStore.setState({ ...emptyMirror, connection: 'connected', epoch: 'one', assets }, true);
  openDraft(draft);
});

const say = (derivative: Derivative): void => {
  mirrorStore.setState({ derivatives: [derivative] });
};
const firstFile = () => draftStore.getState().spec?.references[0]?.assetId;
const asked = (): number => client.calls.filter(({ method }) => method === 'derivatives.make').length;

describe('waiting for a copy', () => {
  it('takes one that is there already at once, and asks for what is not known of it', async () => {
    answers = [done];
    await putLegalCopies([wish]);
    expect(firstFile()).toBe(copyId);
    expect(client.calls.map(({ method }) => method)).toEqual(['derivatives.make', 'assets.get']);
    undo();
    expect(draftStore.getState().spec).toEqual(nightTrain);
  });

  it('does not take the end of an earlier try for its own', async () => {
    say(failed);
    const put = putLegalCopies([wish]);
    await setImmediate();
    say({ ...queued, state: 'working', share: 0.5 });
    say(done);
    await put;
    expect(firstFile()).toBe(copyId);
  });

  it('asks again after a lost line, for what was said in between is not said again', async () => {
    answers = [queued, done];
    const put = putLegalCopies([wish]);
    await setImmediate();
    mirrorStore.setState({ connection: 'lost' });
    mirrorStore.setState({ connection: 'connected', epoch: 'two', derivatives: [] });
    await put;
    expect([asked(), firstFile()]).toEqual([2, copyId]);
  });

  it('waits until the copy is measured, so that limits can judge it', async () => {
    const copy = assetOf(copyId, 'image', { probe: 'pending', facts: null, hasThumbnail: false });
    mirrorStore.setState(({ assets }) => ({ assets: { ...assets, [copyId]: copy } }));
    answers = [done];
    const put = putLegalCopies([wish]);
    await setImmediate();
    expect(firstFile()).toBe(mira.assetId);
    mirrorStore.setState(({ assets }) => ({ assets: { ...assets, [copyId]: assetOf(copyId, 'image') } }));
    await put;
    expect(firstFile()).toBe(copyId);
  });

  it('asks once, however often it is wished for', async () => {
    const first = putLegalCopies([wish]);
    await putLegalCopies([wish]);
    await setImmediate();
    say(done);
    await first;
    expect([asked(), firstFile()]).toEqual([1, copyId]);
  });

  it('leaves the clip as it is when there is none', async () => {
    answers = [failed];
    await putLegalCopies([wish]);
    expect(draftStore.getState().spec).toBe(draft.spec);
  });
});

describe('a copy in the place of its file', () => {
  it('keeps everything but the file, and the used part unless it was cut to that', () => {
    const usedRange = { startMs: 500, endMs: 2_500 };
    const [first, second, ...rest] = nightTrain.references;
    if (first === undefined || second === undefined) throw new Error('too few references');
    const spec = { ...nightTrain, references: [first, { ...second, usedRange }, ...rest] };
    const cut = replaceFile(spec, platform.assetId, copyId, usedRange);
    expect(cut).toEqual({
      ...spec,
      references: [
        first,
        { ...second, assetId: copyId, usedRange: null, cutFrom: { assetId: second.assetId, usedRange } },
        ...rest,
      ],
    });
    const scaled = replaceFile(spec, platform.assetId, copyId, null);
    expect(scaled.references[1]?.usedRange).toEqual(usedRange);
  });

  it('also stands in a frame slot', () => {
    const spec = setFrame({ ...nightTrain, references: [] }, 'endFrame', mira.assetId);
    expect(replaceFile(spec, mira.assetId, copyId, null)).toEqual({ ...spec, endFrame: copyId });
  });

  it('changes nothing in a clip that does not use the file', () => {
    expect(replaceFile(nightTrain, copyId, mira.assetId, null)).toBe(nightTrain);
  });
});
