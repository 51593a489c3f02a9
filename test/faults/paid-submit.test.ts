import { describe, expect, it } from 'vitest';
import { contentPolicyDetail } from '#test/fakes/fal/error-bodies.ts';
import { bytesAnswer, jsonAnswer } from '#test/fakes/provider-server/answer.ts';
import type { Behaviour } from '#test/fakes/provider-server/script.ts';
import { openPaidLibrary } from '#test/fixtures/paid-library.ts';
import { unwrap } from '#test/fixtures/job-library.ts';

const html = bytesAnswer(200, Buffer.from('<html>Please sign in</html>'), { 'content-type': 'text/html' });
const refusal = (status: number, detail: string): Behaviour => ({
  when: 'before',
  answer: jsonAnswer(status, { detail }),
});

describe('a paid submit over a real network', () => {
  it('ends as a take, with one charge', async () => {
    const { order, until, fal, submits } = await openPaidLibrary();
    const { id } = order();
    const ready = await until(id, ({ state }) => state === 'ready');
    expect(ready).toMatchObject({ charged: 'yes', error: null });
    expect(submits()).toBe(1);
    expect(fal.requests()).toHaveLength(1);
  });

  it('row 1: is tried again when nobody listens yet', async () => {
    const { order, until, fal } = await openPaidLibrary();
    await fal.stop();
    const { id } = order();
    expect(await until(id, ({ retry }) => (retry?.attempts ?? 0) >= 2)).toMatchObject({ charged: 'no' });
    await fal.start();
    await until(id, ({ state }) => state === 'ready');
    expect(fal.requests()).toHaveLength(1);
  });

  it.each([
    ['row 4: a line that is cut before the answer', { when: 'after', delivery: { kind: 'reset' } }],
    ['row 6: a gateway that gives up', { when: 'after', change: () => jsonAnswer(504, { detail: 'Gateway Timeout' }) }],
    ['row 12: the page of a captive portal', { when: 'after', change: () => html }],
    ['row 13: an answer that is cut', { when: 'after', delivery: { kind: 'cut', afterBytes: 9 } }],
    ['row 14: an answer without an id', { when: 'after', change: () => jsonAnswer(200, { request_id: 7 }) }],
  ] as const)('%s is looked up in the history, and never sent again', async (_what, behaviour: Behaviour) => {
    const { order, until, fal, submits } = await openPaidLibrary();
    fal.script.next('submit', behaviour);
    const { id } = order();
    const end = await until(id, ({ state }) => state === 'ready' || state === 'unconfirmed');
    expect(end.charged).toBe(end.state === 'ready' ? 'yes' : 'unknown');
    expect(submits()).toBe(1);
    expect(fal.requests()).toHaveLength(1);
  });

  it('row 9: holds for the key', async () => {
    const { order, until, fal, submits, complaints } = await openPaidLibrary();
    fal.revoke(fal.key);
    const { id } = order();
    expect(await until(id, ({ hold }) => hold !== 'none')).toMatchObject({
      state: 'waiting',
      hold: 'key',
      charged: 'no',
    });
    expect(submits()).toBe(1);
    expect(complaints.join()).not.toContain(fal.key);
  });

  it('row 10: holds for the balance, and goes on when a person says so', async () => {
    const { order, until, fal, commands, submits } = await openPaidLibrary();
    fal.script.next(
      'submit',
      refusal(403, 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai.'),
    );
    const { id } = order();
    expect(await until(id, ({ hold }) => hold !== 'none')).toMatchObject({ hold: 'balance', charged: 'no' });
    expect(submits()).toBe(1);
    unwrap(await commands.resume({ jobId: id, useCurrentKey: false }));
    await until(id, ({ state }) => state === 'ready');
    expect(fal.requests()).toHaveLength(1);
  });

  it('row 7: waits as long as it is told, and shows it', async () => {
    const { order, until, fal, submits } = await openPaidLibrary();
    const answer = jsonAnswer(429, { detail: 'Too many requests' }, { 'retry-after': '30' });
    fal.script.next('submit', { when: 'before', answer });
    const { id } = order();
    expect((await until(id, ({ retry }) => retry !== null)).retry?.attempts).toBe(1);
    await until(id, ({ state }) => state === 'ready');
    expect(submits()).toBe(2);
    expect(fal.requests()).toHaveLength(1);
  });

  it('row 11: refused by the content filter is the end, with its words as text', async () => {
    const { order, until, fal, submits } = await openPaidLibrary();
    const body = contentPolicyDetail(['body', 'prompt'], 'The prompt was flagged <b>here</b>.');
    fal.script.next('submit', { when: 'before', answer: jsonAnswer(422, body) });
    const { id } = order();
    const end = await until(id, ({ state }) => state === 'failed');
    expect(end).toMatchObject({ charged: 'no', error: { kind: 'moderation', code: 'moderation.input' } });
    expect(end.error?.detail).toContain('<b>here</b>');
    expect(submits()).toBe(1);
  });
});
