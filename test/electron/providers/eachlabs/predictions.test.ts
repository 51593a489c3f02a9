import { describe, expect, it } from 'vitest';
import { newId } from '#electron/platform/new-id.ts';
import type { RemoteJob } from '#electron/providers/provider.ts';
import type { IntentId } from '#shared/ids.ts';
import {
  contentRefusal,
  dispatchFailure,
  resultRefusal,
  silentContentRefusal,
  timeout,
} from '#test/fakes/eachlabs/endings.ts';
import { resetAfterWork, truncateAfterWork } from '#test/fakes/provider-server/behaviours.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { offered, serveEachlabs } from './served-eachlabs.ts';

const served = serveEachlabs();

describe('polls', () => {
  it('ask by the id alone and read the bill', async () => {
    const remote = await served.submit();
    await served.fake.finish(remote.id);
    expect(unwrap(await served.provider.poll(remote, served.call()))).toMatchObject({
      kind: 'completed',
      bill: { charged: 'yes', amount: { currency: 'USD', amount: 145 }, basis: 'answer' },
    });
    expect(served.fake.calls.at(-1)).toMatchObject({ method: 'GET', path: `/v1/prediction/${remote.id}` });
  });

  it.each(['list', 'object', 'video'] as const)('find the film in the shape "%s"', async (outputShape) => {
    served.fake.script.lives({ outputShape });
    const remote = await served.submit();
    await served.fake.finish(remote.id);
    const status = unwrap(await served.provider.poll(remote, served.call()));
    expect(status).toMatchObject({
      kind: 'completed',
      output: { url: `${served.fake.origin}/outputs/${remote.id}.mp4` },
    });
  });

  it('never ask for what is no id', async () => {
    for (const id of ['..', 'a/b', '%2e%2e', '', 'x?y', 'x'.repeat(201)]) {
      const remote = { intentId: newId<IntentId>(), id };
      expect(await served.provider.poll(remote, served.call())).toEqual({ ok: true, value: { kind: 'unknown-job' } });
      expect(await served.provider.cancel(remote, served.call())).toEqual({ ok: true, value: 'too-late' });
    }
    expect(served.fake.calls).toEqual([]);
  });

  it.each([
    ['says so', contentRefusal, 'moderation.input', 0],
    ['held the film back', resultRefusal, 'moderation.output', 0],
    ['files it so', silentContentRefusal, 'moderation.input', 1],
    ['only failed', dispatchFailure, 'provider.failed', 1],
    ['was too slow', timeout, 'provider.failed', 0],
  ] as const)('row 23: learn that the provider %s', async (_name, ending, code, looks) => {
    served.fake.script.lives({ ending });
    const remote = await served.submit();
    await served.fake.finish(remote.id);
    expect(unwrap(await served.provider.poll(remote, served.call()))).toMatchObject({
      kind: 'failed',
      error: { code, charged: 'no' },
    });
    const asked = served.fake.calls.filter(({ route }) => route === 'executions');
    expect(asked).toHaveLength(looks);
    for (const { path } of asked) {
      expect(Object.fromEntries(new URL(path, served.fake.origin).searchParams)).toMatchObject({
        error_classification: 'content_moderation',
        model: 'bytedance-seedance-2-0-text-to-video-fast',
      });
    }
  });

  it('settle nothing while the history does not answer, and what is told when its answer is of no use', async () => {
    served.fake.script.everyLife({ ending: silentContentRefusal, tellsCost: false });
    const remote = await served.submit();
    await served.fake.finish(remote.id);
    served.fake.script.next('executions', resetAfterWork);
    expect(unwrapError(await served.provider.poll(remote, served.call()))).toMatchObject({ kind: 'network' });
    served.fake.script.next('executions', truncateAfterWork);
    const told = { kind: 'failed', error: { code: 'provider.failed', charged: 'unknown' }, bill: null };
    expect(unwrap(await served.provider.poll(remote, served.call()))).toMatchObject(told);
    // A job whose request is not kept any more is looked for among those of all models.
    const { frozen: _frozen, ...bare } = remote;
    expect(unwrap(await served.provider.poll(bare, served.call()))).toMatchObject({
      error: { code: 'moderation.input' },
    });
  });

  it('settle nothing when the answer is missing or unreadable', async () => {
    const remote = await served.submit();
    await served.fake.finish(remote.id);
    served.fake.script.next('prediction', resetAfterWork, truncateAfterWork);
    expect(unwrapError(await served.provider.poll(remote, served.call()))).toMatchObject({ kind: 'network' });
    expect(unwrapError(await served.provider.poll(remote, served.call()))).toMatchObject({ code: 'provider.changed' });
  });
});

describe('what a job has cost', () => {
  const billOf = async (remote: RemoteJob) =>
    unwrap(await offered(served.provider.findBill?.({ intentId: remote.intentId, id: remote.id }, served.call())));

  it.each([
    ['failed, at no cost', { ending: timeout, isBilled: false }, { charged: 'no', amount: null }],
    ['failed, and was charged', { ending: timeout, isBilled: true }, { charged: 'yes', amount: { amount: 145 } }],
    ['gave a film', {}, { charged: 'yes', amount: { amount: 145 } }],
  ] as const)('is found in the history when one that %s does not say it', async (_name, life, bill) => {
    served.fake.script.lives({ ...life, tellsCost: false, isCostInHistory: true });
    const remote = await served.submit();
    await served.fake.finish(remote.id);
    expect(unwrap(await served.provider.poll(remote, served.call()))).not.toMatchObject({ bill });
    expect(await billOf(remote)).toMatchObject({ ...bill, basis: 'event' });
  });

  it('is what the job itself says, once it does', async () => {
    const remote = await served.submit();
    await served.fake.finish(remote.id);
    expect(await billOf(remote)).toMatchObject({ charged: 'yes', basis: 'answer' });
    expect(served.fake.calls.filter(({ route }) => route === 'executions')).toEqual([]);
  });

  it('is not guessed while nobody says it', async () => {
    served.fake.script.lives({ ending: timeout, tellsCost: false });
    const remote = await served.submit();
    await served.fake.finish(remote.id);
    expect(await billOf(remote)).toBeNull();
    expect(await billOf({ ...remote, id: 'a/b' })).toBeNull();
    served.fake.script.next('executions', resetAfterWork);
    const asked = offered(served.provider.findBill?.(remote, served.call()));
    expect(unwrapError(await asked)).toMatchObject({ kind: 'network' });
  });
});

describe('a wish to cancel', () => {
  const cancel = async (remote: RemoteJob) => unwrap(await served.provider.cancel(remote, served.call()));

  it('is granted while the job waits, whichever word it has for that', async () => {
    served.fake.script.lives({}, { cancelledWord: 'canceled', tellsCost: false });
    for (const charged of ['no', 'unknown']) {
      const remote = await served.submit();
      expect(await cancel(remote)).toBe('requested');
      expect(unwrap(await served.provider.poll(remote, served.call()))).toEqual({ kind: 'cancelled', charged });
    }
    expect(served.fake.calls.some(({ method, path }) => method === 'POST' && path.endsWith('/cancel'))).toBe(true);
  });

  it('that comes too late is known by asking again, for the answer is the same', async () => {
    const remote = await served.submit();
    await served.fake.finish(remote.id);
    expect(await cancel(remote)).toBe('too-late');
    expect(await cancel({ ...remote, id: 'no-such-job' })).toBe('too-late');
  });

  it('stands when the job cannot be asked afterwards', async () => {
    const remote = await served.submit();
    served.fake.script.next('prediction', resetAfterWork);
    expect(await cancel(remote)).toBe('requested');
    served.fake.script.next('cancel', resetAfterWork);
    expect(unwrapError(await served.provider.cancel(remote, served.call()))).toMatchObject({ kind: 'network' });
  });
});

describe('the account', () => {
  it('is tested by a look at the history, and tells no balance', async () => {
    expect(await offered(served.provider.account?.(served.call()))).toEqual({ ok: true, value: { balance: null } });
    expect(served.fake.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v1/executions?limit=1']);
    served.fake.revoke(served.fake.key);
    expect(unwrapError(await offered(served.provider.account?.(served.call())))).toMatchObject({
      code: 'key.rejected',
    });
    served.fake.script.next('executions', resetAfterWork);
    expect(unwrapError(await offered(served.provider.account?.(served.call())))).toMatchObject({ kind: 'network' });
  });

  it('with little in it runs two jobs at a time, and none that it cannot pay', async () => {
    served.fake.setBalance(10);
    await served.submit();
    await served.submit();
    const third = await served.provider.submit(served.freeze(), newId(), served.call());
    expect(third).toMatchObject({ kind: 'refused', error: { kind: 'rate-limited', charged: 'no' } });
    if (third.kind !== 'refused') throw new Error(third.kind);
    expect(third.error.detail).toContain('At most 2 jobs at a time');
    served.fake.setBalance(1);
    expect(await served.provider.submit(served.freeze(), newId(), served.call())).toMatchObject({
      kind: 'refused',
      error: { kind: 'balance', code: 'balance.empty', charged: 'no' },
    });
    expect(served.fake.ledger.charges).toHaveLength(2);
  });
});
