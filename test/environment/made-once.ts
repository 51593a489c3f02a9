import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';

/** Whether nobody else has it: making a folder is something only one process can succeed at. */
async function claims(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * A folder that all files of a run share and none may write to. Whichever file needs it first has `make` fill it; the
 * others wait, and try themselves when that fails.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const finished = join(inject('runFolder'), name);
  const unfinished = `${finished}.unfinished`;
  for (;;) {
    if (existsSync(finished)) return finished;
    if (await claims(unfinished)) {
      try {
        // It may have become ready between the look and the claim.
        if (!existsSync(finished)) {
          await make(unfinished);
          await rename(unfinished, finished);
        }
        return finished;
      } finally {
        await rm(unfinished, { recursive: true, force: true });
      }
    }
    await setTimeout(50);
  }
}
