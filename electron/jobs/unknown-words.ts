import type { ProviderId } from '#shared/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { StepDeps } from './step.ts';

/** Far more than any provider has; a provider that invents a word per answer must not fill the memory. */
const maxWords = 200;

/** Warns once of each status word that this version does not know. */
export function createWordReporter(logger: Pick<Logger, 'warn'>): StepDeps['reportUnknownWord'] {
  const known = new Set<`${ProviderId} ${string}`>();
  return ({ id, providerId }, word) => {
    const entry = `${providerId} ${word}` as const;
    if (known.has(entry) || known.size >= maxWords) return;
    known.add(entry);
    logger.warn('A provider used a status word that is not known; the job counts as still running.', {
      jobId: id,
      providerId,
      word: word.slice(0, 60),
    });
  };
}
