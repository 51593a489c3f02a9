import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftStore, editSpec, openDraft } from '#renderer/editing/draft-store.ts';
import { followQuotes } from '#renderer/editing/follow-quotes.ts';
import { noQuotesYet, quotesStore } from '#renderer/editing/quotes-store.ts';
import { setClient } from '#renderer/platform/client.ts';
import { emptyMirror, mirrorStore } from '#renderer/platform/mirror-store.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { clipIdSchema } from '#shared/ids.ts';
import { eventually } from '#test/fakes/eventually.ts';
import { createFakeClient } from '#test/renderer/fake-client.ts';
import { quoteOf } from '#test/renderer/quotes.ts';
import { assetOf, draft } from '#test/renderer/seed.ts';
import { idNumber, teaHouse } from '#test/shared/prompt/night-train.ts';

let asked: ClipSpec[] = [];
let answer: (spec: ClipSpec) => Quote[] | AppError = () => [];
let stop: () => void = () => undefined;

beforeEach(() => {
  asked = [];
  answer = () => [quoteOf()];
  setClient(
    createFakeClient({
      'quotes.list': ({ spec }) => {
        asked.push(spec);
        return answer(spec);
      },
    }),
  );
  mirrorStore.setState(emptyMirror, true);
  quotesStore.setState(noQuotesYet, true);
  openDraft(draft);
});
afterEach(() => {
  stop();
});

async function follow(): Promise<void> {
  stop = followQuotes();
  await eventually(() => quotesStore.getState().state !== 'loading');
}

describe('following quotes', () => {
  it('asks for the clip that is open, and again once its words have settled', async () => {
    await follow();
    expect(quotesStore.getState().quotes).toHaveLength(1);
    for (const seed of [1, 2, 3]) {
      editSpec((spec) => ({ ...spec, parameters: { ...spec.parameters, seed } }));
    }
    await eventually(() => asked.length === 2);
    expect(asked[1]?.parameters.seed).toBe(3);
  });

  it('asks again when a file of the clip is probed, and not for other files', async () => {
    await follow();
    const other = assetOf('f'.repeat(64), 'image');
    mirrorStore.setState({ assets: { [other.id]: other } });
    const probed = assetOf(teaHouse.assetId, 'image');
    mirrorStore.setState({ assets: { [other.id]: other, [probed.id]: probed } });
    await eventually(() => asked.length === 2);
    mirrorStore.setState({ assets: { [other.id]: { ...other, name: 'b.png' }, [probed.id]: probed } });
    editSpec((spec) => ({ ...spec, parameters: { ...spec.parameters, seed: 7 } }));
    await eventually(() => asked.at(-1)?.parameters.seed === 7);
    expect(asked).toHaveLength(3);
  });

  it('shows nothing of the last clip at the next', async () => {
    await follow();
    answer = () => appError('internal', 'internal');
    openDraft({ ...draft, clipId: clipIdSchema.parse(idNumber(901)), spec: { ...draft.spec } });
    expect(quotesStore.getState()).toEqual(noQuotesYet);
    await eventually(() => quotesStore.getState().state === 'failed');
    expect(quotesStore.getState()).toMatchObject({ quotes: [], error: { code: 'internal' } });
    expect(draftStore.getState().clipId).toBe(idNumber(901));
  });
});
