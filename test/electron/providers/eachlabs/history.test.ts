import { describe, expect, it } from 'vitest';
import type { HistoryQuery } from '#electron/providers/provider.ts';
import { changeObject, refuse, resetAfterWork } from '#test/fakes/provider-server/behaviours.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { offered, serveEachlabs } from './served-eachlabs.ts';

const served = serveEachlabs();

describe('the history', () => {
  const lose = async (): Promise<HistoryQuery> => {
    const remote = await served.submit();
    return {
      frozen: remote.frozen ?? served.freeze(),
      intentId: remote.intentId,
      sentAt: served.now,
      heldIds: new Set(),
    };
  };
  const find = async (query: HistoryQuery) => await offered(served.provider.findSubmitted?.(query, served.call()));

  it('is asked for one model around that time, and each candidate for its input', async () => {
    const query = await lose();
    const found = unwrap(await find(query));
    expect(found.adopted?.id).toBe(served.fake.ledger.charges[0]?.requestId);
    const [listed, opened] = served.fake.calls.slice(-2);
    expect(Object.fromEntries(new URL(listed?.path ?? '', served.fake.origin).searchParams)).toEqual({
      model: 'bytedance-seedance-2-0-text-to-video-fast',
      from: new Date(served.now - 600_000).toISOString(),
      to: new Date(served.now + 600_000).toISOString(),
      limit: '100',
      offset: '0',
    });
    expect(opened?.path).toBe(`/v1/prediction/${found.adopted?.id ?? ''}`);
  });

  it('is read until a page is not full, and one without an end is given up', async () => {
    const query = await lose();
    const [job] = served.fake.predictions();
    const row = { id: job?.id, model: job?.model.slug, created_at: new Date(served.now).toISOString() };
    const rows = Array.from({ length: 100 }, (_unused, index) => ({ id: `other-${String(index)}`, model: 'kling' }));
    served.fake.script.next(
      'executions',
      changeObject((honest) => ({ ...honest, executions: rows })),
      changeObject((honest) => ({ ...honest, executions: [row] })),
    );
    expect(unwrap(await find(query)).adopted?.id).toBe(job?.id);
    expect(
      served.fake.calls.filter(({ route }) => route === 'executions').map(({ path }) => /offset=\d+/u.exec(path)?.[0]),
    ).toEqual(['offset=0', 'offset=100']);
    served.fake.script.always(
      'executions',
      changeObject((honest) => ({ ...honest, executions: rows })),
    );
    expect(unwrap(await find(query))).toEqual({ adopted: null, candidates: [] });
    expect(served.fake.calls.filter(({ route }) => route === 'executions')).toHaveLength(2 + 5);
  });

  it('is not opened without end: with more candidates than that, nothing is adopted', async () => {
    for (let count = 0; count < 19; count += 1) await served.submit(5);
    const query = await lose();
    expect(unwrap(await find(query)).adopted?.id).toBe(served.fake.predictions().at(-1)?.id);
    await served.submit(5);
    const crowded = unwrap(await find(query));
    expect(crowded.adopted).toBeNull();
    expect(crowded.candidates).toHaveLength(20);
    expect(crowded.candidates.filter(({ isExact }) => isExact)).toHaveLength(1);
  });

  it('adopts nothing when one of the candidates does not show its input', async () => {
    const query = await lose();
    served.fake.script.next('prediction', refuse(404, { error: 'Prediction not found' }));
    expect(unwrap(await find(query))).toMatchObject({ adopted: null, candidates: [{ isExact: false }] });
  });

  it('that cannot be read is an error', async () => {
    const query = await lose();
    served.fake.script.next(
      'executions',
      changeObject((honest) => ({ ...honest, executions: null })),
      refuse(500, {}),
      resetAfterWork,
    );
    expect(unwrapError(await find(query))).toMatchObject({ code: 'provider.changed' });
    expect(unwrapError(await find(query))).toMatchObject({ code: 'provider.unavailable' });
    expect(unwrapError(await find(query))).toMatchObject({ kind: 'network' });
    served.fake.script.next('prediction', resetAfterWork, refuse(429, { error: 'too many requests' }));
    expect(unwrapError(await find(query))).toMatchObject({ kind: 'network' });
    expect(unwrapError(await find(query))).toMatchObject({ kind: 'rate-limited' });
  });
});
