import { describe, expect, it } from 'vitest';
import { countNeedsYou, groupOf } from '#renderer/editing/job-groups.ts';
import { jobStateText } from '#renderer/editing/job-words.ts';
import { jobStateNames } from '#shared/domain/job.ts';
import { jobOf } from '#test/renderer/queue/job-seed.ts';

describe('the group of a job', () => {
  it.each([
    ['unconfirmed', 'none', 'needsYou'],
    ['waiting', 'key', 'needsYou'],
    ['preparing', 'balance', 'needsYou'],
    ['waiting', 'price', 'needsYou'],
    ['waiting', 'budget', 'needsYou'],
    ['waiting', 'person', 'needsYou'],
    ['downloading', 'space', 'needsYou'],
    ['waiting', 'none', 'waiting'],
    ['preparing', 'offline', 'waiting'],
    ['running', 'window', 'waiting'],
    ['preparing', 'none', 'running'],
    ['submitting', 'none', 'running'],
    ['running', 'none', 'running'],
    ['downloading', 'none', 'running'],
    ['ready', 'none', 'done'],
    ['failed', 'none', 'done'],
    ['cancelled', 'none', 'done'],
    ['expired', 'none', 'done'],
    ['lost', 'none', 'done'],
  ] as const)('%s, held for %s: %s', (state, hold, group) => {
    expect(groupOf({ state, hold })).toBe(group);
  });

  it('counts what the badge says', () => {
    const jobs = [
      jobOf(1, { state: 'unconfirmed' }),
      jobOf(2, { hold: 'key' }),
      jobOf(3),
      jobOf(4, { state: 'failed' }),
    ];
    expect(countNeedsYou(Object.fromEntries(jobs.map((job) => [job.id, job])))).toBe(2);
  });
});

describe('the state in words', () => {
  it.each(jobStateNames)('has some for %s', (state) => {
    expect(jobStateText(jobOf(1, { state }), false)).toMatch(/^[A-Z][a-z ]+$/u);
  });

  it('tells an upload from preparing, and a download from the check after it', () => {
    const words = (state: string, progress: number | null) => jobStateText(jobOf(1, { state, progress }), false);
    expect(words('preparing', null)).toBe('Preparing');
    expect(words('preparing', 0)).toBe('Uploading');
    expect(words('downloading', 0.5)).toBe('Downloading');
    expect(words('downloading', null)).toBe('Checking the file');
  });

  it('renders here, and has a provider generate', () => {
    expect(jobStateText(jobOf(1), true)).toBe('Rendering');
    expect(jobStateText(jobOf(1), false)).toBe('Generating');
  });
});
