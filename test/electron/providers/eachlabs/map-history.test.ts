import { describe, expect, it } from 'vitest';
import { chooseExecutions, chooseFromHistory } from '#electron/providers/eachlabs/map-history.ts';
import type { Execution } from '#electron/providers/eachlabs/wire-schema.ts';
import type { HistoryQuery } from '#electron/providers/provider.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { IntentId } from '#shared/ids.ts';

const model = 'bytedance-seedance-2-0-text-to-video-fast';
const input = { prompt: 'Rain', duration: '6', seed: '7', image_urls: ['https://cdn-us.eachlabs.ai/a'] };
const sentAt = Date.parse('2026-11-21T12:00:00Z');
const intentId = newId<IntentId>();
const query: HistoryQuery = {
  frozen: {
    path: '/v1/prediction',
    headers: {},
    body: new TextEncoder().encode(JSON.stringify({ model, version: '0.0.1', input })),
    idempotencyKey: null,
  },
  intentId,
  sentAt,
  heldIds: new Set(['held']),
};

function execution(id: string, change: Partial<Execution> = {}): Execution {
  const createdAt = new Date(sentAt + 1_000).toISOString();
  return { id, model, requested_model: model, status: 'success', created_at: createdAt, ...change };
}

const open = (id: string, shown: unknown = { ...input }, change: Partial<Execution> = {}) => ({
  execution: execution(id, change),
  input: shown,
});

describe('candidates', () => {
  const idsOf = (...items: readonly Execution[]) => chooseExecutions(items, query).map(({ id }) => id);
  const at = (ms: number) => execution('mine', { created_at: new Date(sentAt + ms).toISOString() });

  it('are of that model, of that time, and no job that is known', () => {
    expect(idsOf(execution('held'), execution('mine'), execution('mine'))).toEqual(['mine']);
    expect(idsOf(at(600_000), at(-600_000))).toEqual(['mine']);
    expect(idsOf(at(600_001))).toEqual([]);
    expect(idsOf(at(-600_001))).toEqual([]);
    expect(idsOf(execution('mine', { model: 'kling', requested_model: null }))).toEqual([]);
    expect(idsOf(execution('mine', { model: 'routed-elsewhere' }))).toEqual(['mine']);
    expect(idsOf(execution('mine', { model: null, requested_model: undefined }))).toEqual(['mine']);
    expect(idsOf(execution('mine', { created_at: 'yesterday' }))).toEqual(['mine']);
  });
});

describe('row 5: finding a submit in the history', () => {
  const adopted = (...opened: Parameters<typeof chooseFromHistory>[0]) =>
    chooseFromHistory(opened, query, true).adopted?.id ?? null;

  it('adopts the only one with our input, whatever the order of its fields', () => {
    const { image_urls, prompt, seed, duration } = input;
    expect(chooseFromHistory([open('mine', { seed, duration, image_urls, prompt })], query, true)).toEqual({
      adopted: { intentId, id: 'mine' },
      candidates: [{ remoteId: 'mine', startedAt: sentAt + 1_000, status: 'success', prompt: 'Rain', isExact: true }],
    });
  });

  it.each<[string, unknown]>([
    ['one more field', { ...input, resolution: '720p' }],
    ['one less', { prompt: 'Rain', duration: '6', seed: '7' }],
    ['a number for a text', { ...input, duration: 6 }],
    ['nothing', null],
    ['a text', 'Rain'],
  ])('only shows one with %s', (_name, json) => {
    const found = chooseFromHistory([open('other', json)], query, true);
    expect(found).toMatchObject({ adopted: null, candidates: [{ remoteId: 'other', isExact: false }] });
  });

  it('never takes one of two, of an unknown time, or when it has not seen all', () => {
    expect(adopted(open('mine'), open('other', {}))).toBe('mine');
    expect(adopted(open('mine'), open('twin'))).toBeNull();
    expect(adopted(open('mine', { ...input }, { created_at: null }))).toBeNull();
    expect(adopted(open('mine'), { execution: execution('closed'), input: undefined })).toBeNull();
    expect(chooseFromHistory([open('mine')], query, false).adopted).toBeNull();
    expect(adopted()).toBeNull();
  });

  it('shows a candidate in few words', () => {
    const long = open('other', { prompt: 'x'.repeat(400) }, { status: 'y'.repeat(80) });
    expect(chooseFromHistory([long], query, true).candidates).toMatchObject([
      { prompt: 'x'.repeat(300), status: 'y'.repeat(60) },
    ]);
    const bare = open('bare', { prompt: 7 }, { status: null });
    expect(chooseFromHistory([bare], query, true).candidates).toMatchObject([{ prompt: '', status: '' }]);
  });
});
