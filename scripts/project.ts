import { join } from 'node:path';

/** The folder of the project. */
export const project = join(import.meta.dirname, '..');

/** A file or folder of the project. */
export function inProject(...path: readonly string[]): string {
  return join(project, ...path);
}
