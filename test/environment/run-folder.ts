import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Holds whatever the files of a run write, for themselves or for each other. */
    runFolder: string;
  }
}

/** Once per run, before its first file: a folder that is gone when the run is over, whatever a test left in it. */
export function setup(project: TestProject): () => void {
  const runFolder = mkdtempSync(join(tmpdir(), 'dailies-run-'));
  project.provide('runFolder', runFolder);
  return () => {
    // A process that was just told to end may still write.
    rmSync(runFolder, { recursive: true, force: true, maxRetries: 5 });
  };
}
