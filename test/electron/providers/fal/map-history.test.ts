import { describe, expect, it } from 'vitest';
import { chooseFromHistory } from '#electron/providers/fal/map-history.ts';
import type { HistoryItem } from '#electron/providers/fal/wire-schema.ts';
import type { HistoryQuery } from '#electron/providers/provider.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { IntentId } from '#shared/ids.ts';

const input = { prompt: 'Rain', duration: '6', seed: 7, image_urls: ['https://v3.fal.media/a'] };
const sentAt = Date.parse('2026-11-21T12:00:00Z');
const intentId = newId<IntentId>();
const query: HistoryQuery = {
  frozen: {
    path: '/bytedance/seedance-2.0/text-to-video',
    headers: {},
    body: new TextEncoder().encode(JSON.stringify(input)),
    idempotencyKey: null,
  },
  intentId,
  sentAt,
  heldIds: new Set(['held']),
};

function item(id: string, change: Partial<HistoryItem> = {}): HistoryItem {
  const at = new Date(sentAt + 1_000).toISOString();
  return { request_id: id, sent_at: at, started_at: null, status_code: 200, json_input: { ...input }, ...change };
}

const adopted = (items: readonly HistoryItem[], isComplete = true) =>
  chooseFromHistory(items, query, isComplete).adopted?.id ?? null;

describe('row 5: finding a submit in the history', () => {
  it('adopts the only one with our input, whatever the order of its fields', () => {
    const { image_urls, prompt, seed, duration } = input;
    const found = chooseFromHistory(
      [item('mine', { json_input: { seed, duration, image_urls, prompt } })],
      query,
      true,
    );
    expect(found).toEqual({
      adopted: { intentId, id: 'mine' },
      candidates: [{ remoteId: 'mine', startedAt: sentAt + 1_000, status: '200', prompt: 'Rain', isExact: true }],
    });
  });

  it.each<[string, unknown]>([
    ['one more field', { ...input, resolution: '720p' }],
    ['one less', { prompt: 'Rain', duration: '6', seed: 7 }],
    ['a number for a word', { ...input, duration: 6 }],
    ['another order of files', { ...input, image_urls: ['https://v3.fal.media/b'] }],
    ['nothing', null],
    ['a text', 'Rain'],
  ])('only shows one with %s', (_name, json) => {
    const found = chooseFromHistory([item('other', { json_input: json })], query, true);
    expect(found.adopted).toBeNull();
    expect(found.candidates).toMatchObject([{ remoteId: 'other', isExact: false }]);
  });

  it('never takes one that is known, or two, or when it has not seen all', () => {
    expect(adopted([item('held'), item('mine')])).toBe('mine');
    expect(adopted([item('held')])).toBeNull();
    expect(adopted([item('mine'), item('twin')])).toBeNull();
    expect(adopted([item('mine'), item('mine')])).toBe('mine');
    expect(adopted([item('mine')], false)).toBeNull();
  });

  it('never takes one of another time, or of an unknown one', () => {
    const at = (ms: number) => item('mine', { sent_at: new Date(sentAt + ms).toISOString() });
    expect(adopted([at(600_000)])).toBe('mine');
    expect(adopted([at(-600_000)])).toBe('mine');
    expect(chooseFromHistory([at(600_001), at(-600_001)], query, true)).toEqual({ adopted: null, candidates: [] });
    const timeless = chooseFromHistory([item('mine', { sent_at: null })], query, true);
    expect(timeless).toMatchObject({ adopted: null, candidates: [{ startedAt: null, isExact: true }] });
    expect(adopted([item('mine', { sent_at: null, started_at: sentAt + 0.5 })])).toBe('mine');
    expect(adopted([item('mine', { sent_at: 'yesterday' })])).toBeNull();
  });

  it('shows a candidate in few words', () => {
    const long = item('other', { json_input: { prompt: 'x'.repeat(400) }, status_code: 'y'.repeat(80) });
    const [candidate] = chooseFromHistory([long], query, true).candidates;
    expect(candidate).toMatchObject({ prompt: 'x'.repeat(300), status: 'y'.repeat(60) });
    const bare = item('bare', { json_input: { prompt: 7 }, status_code: null });
    expect(chooseFromHistory([bare], query, true).candidates).toMatchObject([{ prompt: '', status: '' }]);
  });
});
