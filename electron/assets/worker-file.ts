import { existsSync } from 'node:fs';

/**
 * Where the hash worker is: the TypeScript file beside the sources, or the bundle beside (or one folder above) the
 * bundle that holds this function.
 */
export function findHashWorkerFile(from: string = import.meta.url): URL {
  if (from.endsWith('.ts')) return new URL('../workers/hash-worker.ts', from);
  const beside = new URL('./hash-worker.js', from);
  return existsSync(beside) ? beside : new URL('../hash-worker.js', from);
}
