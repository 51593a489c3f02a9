import { describe, expect, it } from 'vitest';
import { mapEstimate } from '#electron/providers/lumenfall/estimate.ts';
import { basisText } from '#renderer/features/studio/quotes/quote-text.ts';
import { resetAfterWork } from '#test/fakes/provider-server/behaviours.ts';
import { unwrap, unwrapError } from '#test/fixtures/job-library.ts';
import { answerOf, errorOf, nowMs, videoOf } from './lumenfall-answers.ts';
import { clip, dance, film, first, mira, prepare, withBucket } from './lumenfall-specs.ts';
import { serveLumenfall } from './served-lumenfall.ts';

const text = prepare(clip());
const told = { estimated: true, model: 'seedance-2.0', provider: 'fal', total_cost_micros: 1_234_999, currency: 'USD' };
const map = (json: unknown, status = 200, prepared = text) => mapEstimate(answerOf(status, json), prepared, nowMs);
const cents = (amount: number) => ({ kind: 'exact', price: { currency: 'USD', amount } });

describe('an answer to a question for a price', () => {
  it('is a price when it says so and has no id', () => {
    const estimate = unwrap(map(told));
    expect(estimate).toMatchObject({ kind: 'price', price: cents(123), basis: { readOn: '2026-11-21' } });
    if (estimate.kind !== 'price') throw new Error(estimate.kind);
    expect(basisText(estimate.basis)).toContain('asked what this clip of 6 s would cost');
    expect(unwrap(map({ ...told, id: null, currency: 'usd' })).kind).toBe('price');
  });

  it.each([
    ['a video', 202, videoOf({ status: 'queued' }), 'video_abc123'],
    ['the video of before', 200, videoOf(), 'video_abc123'],
    ['a price with an id', 200, { ...told, id: 'req_1' }, 'req_1'],
    ['an id of a strange form', 200, { id: 17 }, '17'],
  ])('is a job when it is %s', (_name, status, json, remoteId) => {
    expect(unwrap(map(json, status))).toEqual({ kind: 'job', remoteId });
  });

  it.each([
    ['does not say that it is one', { ...told, estimated: undefined }],
    ['says that it is none', { ...told, estimated: false }],
    ['has no sum', { ...told, total_cost_micros: '1' }],
    ['is in another currency', { ...told, currency: 'EUR' }],
    ['is no JSON', undefined],
  ])('is neither when it %s, and may have been charged', (_name, json) => {
    expect(unwrapError(map(json))).toMatchObject({ code: 'provider.answer-unclear', charged: 'unknown' });
  });

  it.each([
    [400, 'provider.rejected'],
    [401, 'key.rejected'],
    [402, 'balance.empty'],
    [502, 'provider.unavailable'],
  ])('is a failure with %i', (status, code) => {
    expect(unwrapError(map(errorOf('X'), status))).toMatchObject({ code, charged: 'no' });
  });

  it('is at least what the list says where it cannot know how long the videos are', () => {
    const edit = prepare(clip({ kind: 'edit', sourceVideo: film, references: [] }));
    expect(unwrap(map(told, 200, edit))).toMatchObject({ price: cents(163) });
    expect(unwrap(map({ ...told, total_cost_micros: 9_000_000 }, 200, edit))).toMatchObject({ price: cents(900) });
    expect(unwrap(map({ ...told, total_cost_micros: 10 }))).toMatchObject({ price: cents(0) });
  });
});

describe('asking for a price', () => {
  it.each([
    ['text', clip(), 182],
    ['frames', clip({ kind: 'frames', startFrame: first }), 181],
    ['references', clip({ kind: 'references', references: [mira] }), 181],
    ['references with a video', clip({ kind: 'references', references: [mira, dance] }), 181],
    ['an edit', clip({ kind: 'edit', sourceVideo: film, references: [mira] }), 181],
  ])('of %s is answered, begins nothing and sends no file', async (_name, spec, amount) => {
    const { fake, provider, call, paths } = await serveLumenfall();
    const estimate = unwrap((await provider.estimate?.(prepare(spec), call)) ?? missing());
    expect(estimate).toMatchObject({ kind: 'price', price: cents(amount) });
    expect(paths()).toEqual(['POST /openai/v1/videos?dryRun=true']);
    expect(fake.calls[0]?.body).not.toContain('data:');
    expect(fake.ledger.charges).toEqual([]);
    expect(fake.received).toEqual([]);
  });

  it('tells the id when it began to work instead', async () => {
    const { fake, provider, call } = await serveLumenfall();
    fake.script.ignoreDryRuns();
    const estimate = unwrap((await provider.estimate?.(text, call)) ?? missing());
    expect(estimate).toEqual({ kind: 'job', remoteId: fake.ledger.charges[0]?.requestId });
  });

  it('is never done below the older address, nor twice', async () => {
    const { fake, provider, call } = await serveLumenfall();
    const older = prepare(clip(), { ...withBucket, options: { apiPath: 'plain' } });
    expect(unwrapError((await provider.estimate?.(older, call)) ?? missing())).toMatchObject({ charged: 'no' });
    expect(fake.calls).toEqual([]);
    fake.script.next('estimate', resetAfterWork);
    expect(unwrapError((await provider.estimate?.(text, call)) ?? missing())).toMatchObject({ kind: 'network' });
    expect(fake.calls).toHaveLength(1);
  });
});

function missing(): never {
  throw new Error('prices can be asked for');
}
