import { describe, expect, it } from 'vitest';
import { jobStateText } from '#renderer/editing/job-words.ts';
import { captionCues } from '#renderer/features/studio/caption-cues.ts';
import { hasNoWords, isUnwritten } from '#renderer/features/studio/clip-content.ts';
import { clipStatus } from '#renderer/features/studio/sequence/clip-status.ts';
import { generateState } from '#renderer/features/studio/generate-state.ts';
import { changeText, lossLines } from '#renderer/features/studio/loss-text.ts';
import { clipPicture, shotPicture } from '#renderer/features/studio/shots/shot-picture.ts';
import { shotLine, shotName } from '#renderer/features/studio/shots/shot-text.ts';
import { nextTakeNumber, stripItems } from '#renderer/features/studio/take-state.ts';
import { problemText } from '#renderer/words/problem-text.ts';
import type { JobView } from '#shared/domain/job.ts';
import type { Quote } from '#shared/domain/quote.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { clipIdSchema } from '#shared/ids.ts';
import { idNumber, nightTrain, teaHouse } from '#test/shared/prompt/night-train.ts';
import { film } from './scenes.ts';
import { specOf } from './spec-of.ts';

const clipId = clipIdSchema.parse(idNumber(2_002));
const takes = Object.fromEntries(film.takes.map((take) => [take.id, take]));
const jobs = Object.fromEntries(film.jobs.map((job) => [job.id, job]));
const withJob = (change: Partial<JobView>) =>
  Object.fromEntries(film.jobs.map((job) => [job.id, { ...job, ...change }]));

const quote = (problems: Quote['problems'] = []): Quote => ({
  providerId: 'animatic' as Quote['providerId'],
  tier: 'standard' as Quote['tier'],
  price: { kind: 'free' },
  basis: null,
  isStale: false,
  width: 1_280,
  height: 720,
  durationMs: { low: 15_000, high: 15_000 },
  wait: null,
  losses: [],
  problems,
});

describe('the film strip', () => {
  it('shows takes and work under way by number', () => {
    expect(stripItems(clipId, takes, jobs).map(({ kind, number }) => [kind, number])).toEqual([
      ['take', 1],
      ['take', 2],
      ['take', 3],
      ['job', 4],
    ]);
  });

  it.each(['ready', 'cancelled'] as const)('has no place for a job that is %s', (state) => {
    expect(stripItems(clipId, {}, withJob({ state }))).toEqual([]);
  });

  it.each(['failed', 'expired', 'lost', 'unconfirmed'] as const)('keeps a job that is %s', (state) => {
    expect(stripItems(clipId, {}, withJob({ state }))).toHaveLength(1);
  });

  it('never gives a number twice, not even that of a take in the trash', () => {
    const trashed = Object.fromEntries(film.takes.map((take) => [take.id, { ...take, number: 9, trashedAt: 1 }]));
    expect(nextTakeNumber(clipId, takes, jobs)).toBe(5);
    expect(nextTakeNumber(clipId, trashed, {})).toBe(10);
    expect(nextTakeNumber(clipIdSchema.parse(idNumber(2_003)), takes, jobs)).toBe(1);
  });

  it('says what a job does, or what it waits for', () => {
    const [job] = film.jobs;
    if (job === undefined) throw new Error('no job');
    expect(jobStateText(job, true)).toBe('Rendering');
    expect(jobStateText({ ...job, hold: 'window' }, true)).toBe('Waits for a window');
    expect(jobStateText({ ...job, isCancelRequested: true }, true)).toBe('Cancelling');
    expect(jobStateText({ ...job, state: 'failed', isCancelRequested: true }, true)).toBe('Failed');
  });
});

describe('where a clip stands', () => {
  it.each([
    ['3 takes, 1 running', takes, jobs],
    ['Take 3 accepted', takes, {}],
    ['1 running', {}, jobs],
    ['Draft, no takes', {}, {}],
    ['Draft, no takes', {}, withJob({ state: 'failed' })],
  ])('%s', (text, someTakes, someJobs) => {
    expect(clipStatus(clipId, someTakes, someJobs).text).toBe(text);
  });
});

describe('the Generate button', () => {
  const ready = {
    spec: nightTrain,
    quote: quote(),
    twin: null,
    quoteState: 'ready',
    isOrdering: false,
    isConnected: true,
    blockCount: 0,
  } as const;

  it.each([
    ['ready', {}],
    ['sending', { isOrdering: true, isConnected: false }],
    ['offline', { isConnected: false }],
    ['unwritten', { spec: specOf([5_000]) }],
    ['blocked', { blockCount: 2 }],
    ['blocked', { quote: quote([{ code: 'file-missing', params: { name: 'a.png' }, assetId: null, fix: null }]) }],
    ['pricing', { quote: null, quoteState: 'loading' }],
    ['no-provider', { quote: null }],
  ] as const)('is %s', (kind, change) => {
    expect(generateState({ ...ready, ...change }).kind).toBe(kind);
  });
});

describe('what is written', () => {
  it('is nothing while only references are attached', () => {
    expect(hasNoWords(specOf([5_000]))).toBe(true);
    expect(isUnwritten(specOf([5_000]))).toBe(true);
    expect(isUnwritten({ ...specOf([5_000]), references: [teaHouse] })).toBe(false);
    expect(hasNoWords(nightTrain)).toBe(false);
  });

  it('counts the words of the mode that is sent', () => {
    const spec = { ...specOf([5_000]), mode: 'text' as const };
    expect(hasNoWords(spec)).toBe(true);
    expect(hasNoWords({ ...spec, text: plainText('Rain.') })).toBe(false);
    expect(hasNoWords({ ...nightTrain, mode: 'text', text: [] })).toBe(true);
  });

  it('is captioned line by line, inside its shot', () => {
    expect(captionCues(nightTrain)).toEqual([
      { startMs: 6_500, endMs: 10_000, text: 'Does it always rain on this line?' },
      { startMs: 12_000, endMs: 15_000, text: 'Only on the nights you would rather stay.' },
    ]);
    expect(captionCues({ ...nightTrain, mode: 'text' })).toEqual([]);
  });
});

describe('a shot in the strip', () => {
  const [first, , third, fourth] = nightTrain.shots;

  it('is named for screen readers by what it is and who speaks', () => {
    if (third === undefined) throw new Error('no shot');
    expect(shotName(nightTrain, third, 2)).toBe('Shot 3, close-up, rack focus, 3.5 seconds, dialogue by Mira');
  });

  it('shows its dialogue, else its action with names for mentions', () => {
    if (first === undefined || third === undefined) throw new Error('no shot');
    expect(shotLine(nightTrain, third)).toEqual({ text: '“Does it always rain on this line?”', isDialogue: true });
    expect(shotLine(nightTrain, first).text).toMatch(/^The night express stands at Platform, rain/u);
  });

  it('shows the first picture it mentions, never a sound', () => {
    if (third === undefined || fourth === undefined) throw new Error('no shot');
    expect(shotPicture(nightTrain, third)).toBe(nightTrain.references[0]?.assetId);
    expect(shotPicture(nightTrain, fourth)).toBeNull();
    expect(clipPicture(nightTrain)).toBe(nightTrain.references[1]?.assetId);
  });
});

describe('what a provider changes', () => {
  it('reads dropped first, with the shot or the reference it is about', () => {
    const lines = lossLines([
      { field: 'shots.1.dialogue', result: 'emulated', reason: 'captions', wrote: '', gets: '' },
      { field: 'shots.2.dialogue', result: 'emulated', reason: 'captions', wrote: '', gets: '' },
      { field: 'parameters.ratio', result: 'converted', reason: 'ratio-of-picture', wrote: 'auto', gets: '1280x720' },
      { field: 'references.3', result: 'dropped', reason: 'one-guide-track', wrote: 'Rain', gets: '' },
      { field: 'look', result: 'passed', reason: 'only-drawn', wrote: '', gets: '' },
    ]);
    expect(lines.map(({ fields, result }) => `${fields}: ${result}`)).toEqual([
      'Reference Rain: Dropped',
      'Ratio: Converted',
      'Dialogue of shot 2, dialogue of shot 3: Shown another way',
    ]);
    expect(lines[1]).toMatchObject({ wrote: 'auto', gets: '1280x720', why: 'The first picture decides the ratio.' });
    expect(lines.map(changeText)[1]).toBe('auto becomes 1280x720. The first picture decides the ratio.');
  });

  it('has a sentence for reasons and problems it does not know', () => {
    const [line] = lossLines([{ field: 'new.field', result: 'dropped', reason: 'new', wrote: '', gets: '' }]);
    expect(line).toMatchObject({ fields: 'A detail of the clip', why: 'The provider does not take it as it is.' });
    expect(problemText({ code: 'toString', params: {}, assetId: null, fix: null })).toMatch(/^It refused/u);
    expect(problemText({ code: 'file-missing', params: { name: 'a.png' }, assetId: null, fix: null })).toBe(
      'The file of a.png is gone from the library.',
    );
  });
});
