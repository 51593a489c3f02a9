import { describe, expect, it } from 'vitest';
import { changeObject, resetAfterWork } from '#test/fakes/provider-server/behaviours.ts';
import { jsonAnswer } from '#test/fakes/provider-server/answer.ts';
import type { Behaviour } from '#test/fakes/provider-server/script.ts';
import { openApiframeLibrary } from '#test/fixtures/apiframe-library.ts';

const inUse: Behaviour = {
  when: 'before',
  answer: jsonAnswer(409, { error: 'A request with this key is in progress' }),
};
const isOver = ({ state }: { readonly state: string }) => state === 'ready' || state === 'unconfirmed';
const keysOf = (calls: readonly { readonly headers: Readonly<Record<string, unknown>> }[]) =>
  new Set(calls.map(({ headers }) => headers['idempotency-key']));

describe('a submit to a provider that knows its keys, over a real network', () => {
  it.each([
    ['a line that is cut', resetAfterWork],
    ['an answer without an id', changeObject(({ jobId: _id, ...rest }) => rest)],
  ] as const)('row 90: after %s is replayed, and adopted silently with one charge', async (_what, behaviour) => {
    const { order, until, apiframe, submits, jobs } = await openApiframeLibrary();
    apiframe.script.next('submit', behaviour);
    const ready = await until(order().id, isOver);
    expect(ready).toMatchObject({ state: 'ready', charged: 'yes', error: null, origin: 'ordered' });
    expect(submits()).toHaveLength(2);
    expect(keysOf(submits()).size).toBe(1);
    expect(apiframe.ledger.charges).toHaveLength(1);
    expect(jobs()).toHaveLength(1);
  });

  it('row 93: told that its key is in use asks the list, and sends no other key', async () => {
    const { order, until, apiframe, submits } = await openApiframeLibrary();
    apiframe.script.next('submit', resetAfterWork);
    apiframe.script.next('submit', inUse);
    const ready = await until(order().id, isOver);
    expect(ready).toMatchObject({ state: 'ready', charged: 'yes' });
    expect(submits()).toHaveLength(2);
    expect(keysOf(submits()).size).toBe(1);
    expect(apiframe.calls.some(({ route }) => route === 'jobs')).toBe(true);
    expect(apiframe.ledger.charges).toHaveLength(1);
  });

  it('row 93: waits for a person when the list does not show it', async () => {
    const { order, until, apiframe, submits } = await openApiframeLibrary();
    apiframe.script.next('submit', inUse);
    expect(await until(order().id, isOver)).toMatchObject({ state: 'unconfirmed', charged: 'unknown' });
    expect(submits()).toHaveLength(1);
    expect(apiframe.ledger.charges).toEqual([]);
  });

  it('row 94: that makes a second job of a replay is found out, and both takes are kept', async () => {
    const { order, until, apiframe, jobs, isTake, complaints } = await openApiframeLibrary();
    apiframe.script.ignoreKeys();
    apiframe.script.next('submit', resetAfterWork);
    const { id } = order();
    await until(id, isOver);
    await until(id, () => jobs().length === 2 && jobs().every(isOver));
    expect(apiframe.ledger.charges).toHaveLength(2);
    const takes = jobs().toSorted((a, b) => a.takeNumber - b.takeNumber);
    expect(takes).toMatchObject([
      { id, origin: 'ordered', state: 'ready', charged: 'yes' },
      { origin: 'repeated', state: 'ready', charged: 'yes' },
    ]);
    expect(takes.every(({ takeId }) => takeId !== null && isTake(takeId))).toBe(true);
    expect(new Set(takes.map(({ remoteId }) => remoteId))).toEqual(
      new Set(apiframe.ledger.charges.map(({ requestId }) => requestId)),
    );
    expect(complaints.join()).toContain('second job of one request');
    expect(complaints.join()).not.toContain(apiframe.key);
  });
});

describe('row 95: a film that the provider threw away while the app slept', () => {
  it('is expired and paid for; the provider was asked for it once more, and nothing goes round in circles', async () => {
    const { order, until, apiframe, submits, view } = await openApiframeLibrary();
    const gone = jsonAnswer(403, { error: 'Request has expired' });
    const expire = (): typeof gone => {
      for (const { id } of apiframe.jobs()) apiframe.expire(id);
      return gone;
    };
    apiframe.script.next('cdn', { when: 'before', answer: expire });
    const { id } = order();
    const end = await until(id, ({ state }) => state === 'expired' || state === 'ready');
    expect(end).toMatchObject({ state: 'expired', charged: 'yes' });
    const routes = apiframe.calls.map(({ route }) => route);
    expect(routes.filter((route) => route === 'cdn')).toHaveLength(1);
    expect(routes.lastIndexOf('job')).toBeGreaterThan(routes.indexOf('cdn'));
    expect(submits()).toHaveLength(1);
    expect(view(id).retry).toBeNull();
  });

  it('is not given up when it goes on promising addresses that give nothing: a person can try again', async () => {
    const { order, until, apiframe, submits } = await openApiframeLibrary();
    const gone: Behaviour = { when: 'before', answer: jsonAnswer(403, { error: 'Request has expired' }) };
    for (let time = 0; time < 20; time += 1) apiframe.script.next('cdn', gone);
    const end = await until(order().id, ({ state, hold }) => state === 'ready' || hold === 'person');
    expect(end).toMatchObject({ state: 'downloading', charged: 'yes', error: null });
    expect(apiframe.calls.filter(({ route }) => route === 'cdn')).toHaveLength(8);
    expect(submits()).toHaveLength(1);
  });
});
