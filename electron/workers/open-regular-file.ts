import { closeSync, constants, fstatSync, openSync, statSync, type BigIntStats } from 'node:fs';
import { refuse, type Refusal } from '#electron/assets/checks/refusal.ts';
import { ok, type Result } from '#shared/result.ts';

interface OpenFile {
  readonly fileDescriptor: number;
  readonly before: BigIntStats;
}

/**
 * Opens a file only if it is an ordinary one. It is looked at before opening, because opening a pipe waits for a writer
 * and opening a device may do something; and again afterwards, because the name may mean another file by then. Links
 * are followed: the system cuts loops. Throws what the file system throws.
 */
export function openRegularFile(path: string, isWritable: boolean): Result<OpenFile, Refusal> {
  const named = statSync(path, { bigint: true });
  const problem = findProblem(named);
  if (problem !== null) return problem;

  // Windows has no O_NONBLOCK; there it is undefined, and pipes are not in the file system.
  const nonBlocking = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0;
  const fileDescriptor = openSync(path, (isWritable ? constants.O_RDWR : constants.O_RDONLY) | nonBlocking);
  const before = fstatSync(fileDescriptor, { bigint: true });
  const isOther = before.ino !== named.ino || before.dev !== named.dev;
  const laterProblem = findProblem(before) ?? (isOther ? refuse('asset.changed-while-reading', 'replaced') : null);
  if (laterProblem === null) return ok({ fileDescriptor, before });
  closeSync(fileDescriptor);
  return laterProblem;
}

function findProblem(stats: BigIntStats): Result<never, Refusal> | null {
  if (stats.isDirectory()) return refuse('asset.directory', 'a folder');
  return stats.isFile() ? null : refuse('asset.special-file', 'a pipe, device or socket');
}

/** Size and times are all the system tells; a program that restores both cannot be noticed. */
export function isSameState(before: BigIntStats, after: BigIntStats): boolean {
  return before.size === after.size && before.mtimeNs === after.mtimeNs && before.ino === after.ino;
}
