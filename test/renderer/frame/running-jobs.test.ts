import { describe, expect, it } from 'vitest';
import { summariseJobs } from '#renderer/frame/running-jobs.ts';
import type { JobView } from '#shared/domain/job.ts';
import { film } from '#test/renderer/studio/scenes.ts';

function job(change: Partial<JobView>): JobView {
  const [first] = film.jobs;
  if (first === undefined) throw new Error('no job');
  return { ...first, ...change };
}

describe('the jobs in the status bar', () => {
  it('counts what goes on apart from what waits, and nothing that is over', () => {
    const jobs = [
      job({ state: 'running' }),
      job({ state: 'downloading' }),
      job({ state: 'running', hold: 'window' }),
      job({ state: 'waiting', hold: 'none' }),
      job({ state: 'ready' }),
      job({ state: 'failed' }),
    ];
    expect(summariseJobs(jobs)).toMatchObject({ running: 2, waiting: 2 });
  });

  it('has one bar over everything that runs, and none while nobody tells', () => {
    expect(summariseJobs([job({ progress: 0.5 }), job({ progress: null })]).share).toBe(0.25);
    expect(summariseJobs([job({ progress: null })]).share).toBeNull();
    expect(summariseJobs([]).share).toBeNull();
  });
});
