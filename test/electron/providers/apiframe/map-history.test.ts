import { describe, expect, it } from 'vitest';
import { encodeApiframe } from '#electron/providers/apiframe/encode-request.ts';
import { chooseFromHistory, isSameRequest, mayBeOurs, requestOf } from '#electron/providers/apiframe/map-history.ts';
import { prepareApiframe } from '#electron/providers/apiframe/map-request.ts';
import type { HistoryJob } from '#electron/providers/apiframe/wire-schema.ts';
import { newId } from '#electron/platform/new-id.ts';
import type { HistoryQuery } from '#electron/providers/provider.ts';
import type { IntentId } from '#shared/ids.ts';
import { unwrap } from '#test/fixtures/job-library.ts';
import { nowMs } from './apiframe-answers.ts';
import { assets, clip, settings, standard } from './apiframe-specs.ts';

const intentId = newId<IntentId>();
const frozen = encodeApiframe(unwrap(prepareApiframe(clip(), assets, standard, settings)), new Map(), intentId);
const request = requestOf(frozen);
const query: HistoryQuery = { frozen, intentId, sentAt: nowMs, heldIds: new Set(['held']) };
const job = (id: string, change: Partial<HistoryJob> = {}): HistoryJob => ({
  id,
  status: 'PROCESSING',
  model: 'seedance-2',
  createdAt: new Date(nowMs + 1_000).toISOString(),
  ...change,
});
const input = (params: Readonly<Record<string, unknown>> = {}, change: Readonly<Record<string, unknown>> = {}) => ({
  model: request.model,
  prompt: request.prompt,
  seedanceParams: { ...request.seedanceParams, ...params },
  ...change,
});

describe('a job of the list', () => {
  it.each([
    ['of that time', job('a'), true],
    ['a little before, by another clock', job('a', { createdAt: new Date(nowMs - 600_000).toISOString() }), true],
    ['long before', job('a', { createdAt: new Date(nowMs - 600_001).toISOString() }), false],
    ['long after', job('a', { createdAt: new Date(nowMs + 600_001).toISOString() }), false],
    ['of no time', job('a', { createdAt: null }), true],
    ['of another model', job('a', { model: 'seedance-2-fast' }), false],
    ['of no model', job('a', { model: null }), true],
    ['that is known', job('held'), false],
  ])('%s', (_name, listed, isPossible) => {
    expect(mayBeOurs(listed, 'seedance-2', query)).toBe(isPossible);
  });
});

describe('the same request', () => {
  it.each<[string, unknown]>([
    ['to the letter', input()],
    [
      'with defaults filled in',
      input({ return_last_frame: false, web_search: false, seed: null, reference_image_urls: [] }),
    ],
    [
      'in another order',
      { ...input(), seedanceParams: Object.fromEntries(Object.entries(request.seedanceParams).toReversed()) },
    ],
    ['without the model, which the list has named', input({}, { model: undefined })],
    ['with more around it', input({}, { webhookUrl: null })],
  ])('is seen %s', (_name, echoed) => {
    expect(isSameRequest(echoed, request)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['another prompt', input({}, { prompt: 'Snow' })],
    ['another model', input({}, { model: 'seedance-2-mini' })],
    ['another length', input({ duration: 7 })],
    ['a length in words', input({ duration: '6' })],
    ['a parameter that was not sent', input({ seed: 7 })],
    ['a parameter that is missing', input({ resolution: undefined })],
    ['silence', input({ generate_audio: false })],
    ['no parameters', input({}, { seedanceParams: null })],
    ['no input', null],
    ['a text', 'Rain'],
  ])('is not seen in %s', (_name, echoed) => {
    expect(isSameRequest(echoed, request)).toBe(false);
  });
});

describe('the choice', () => {
  const ours = { job: job('ours'), input: input() };
  const other = { job: job('other', { status: 'COMPLETED' }), input: input({ duration: 9 }) };

  it('is the only job that carries the request', () => {
    expect(chooseFromHistory([ours, other], query, true)).toEqual({
      adopted: { intentId, id: 'ours' },
      candidates: [
        { remoteId: 'ours', startedAt: nowMs + 1_000, status: 'PROCESSING', prompt: request.prompt, isExact: true },
        { remoteId: 'other', startedAt: nowMs + 1_000, status: 'COMPLETED', prompt: request.prompt, isExact: false },
      ],
    });
  });

  it.each([
    ['two carry it', [ours, { ...ours, job: job('twin') }], true],
    ['not all was seen', [ours, other], false],
    ['nobody knows when it was made', [{ ...ours, job: job('ours', { createdAt: 'once' }) }], true],
    ['none carries it', [other], true],
  ])('is left to a person when %s', (_name, looked, isComplete) => {
    const answer = chooseFromHistory(looked, query, isComplete);
    expect(answer.adopted).toBeNull();
    expect(answer.candidates).toHaveLength(looked.length);
  });

  it('counts a job once, however many pages show it', () => {
    expect(chooseFromHistory([ours, ours], query, true)).toMatchObject({ adopted: { id: 'ours' } });
  });

  it('shows no more than a line of a job without an input', () => {
    const bare = { job: job('bare', { status: 'x'.repeat(100) }), input: null };
    expect(chooseFromHistory([bare], query, true).candidates).toMatchObject([{ prompt: '', status: 'x'.repeat(60) }]);
  });
});
