import { closeSync, fstatSync, fsyncSync } from 'node:fs';
import { basename } from 'node:path';
import { createFileReader } from '#electron/assets/checks/byte-reader.ts';
import { checkStructure, type StructureFacts } from '#electron/assets/checks/check-structure.ts';
import { refuse, type Refusal } from '#electron/assets/checks/refusal.ts';
import { sniffType } from '#electron/assets/checks/sniff.ts';
import { getFileType } from '#electron/assets/file-types.ts';
import type { Inspection, InspectionProblem, InspectionTask } from '#electron/assets/inspection.ts';
import { maxBytesOfKind, maxFileBytes } from '#electron/assets/limits.ts';
import type { AssetMimeType } from '#shared/domain/asset.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { copyAndHash, hashOnly, type HashPort } from './copy-and-hash.ts';
import { isSameState, openRegularFile } from './open-regular-file.ts';

type Answer = Result<Inspection, InspectionProblem>;

/** Opens, checks, then copies and hashes one file. The order matters: what is refused is refused before the long part. */
export async function inspectFile(task: InspectionTask, port: HashPort): Promise<Answer> {
  const opened = openRegularFile(task.path, task.kind === 'inspect');
  if (!opened.ok) return refusal(opened.error);
  const { fileDescriptor, before } = opened.value;
  try {
    const bytes = Number(before.size);
    const name = task.kind === 'hash' ? basename(task.path) : task.name;
    const checked = task.kind === 'hash' ? ok(nothingChecked) : await check(fileDescriptor, bytes, name, task);
    if (!checked.ok) return refusal(checked.error);

    port.tellHashing();
    const hashed =
      task.kind === 'copy'
        ? await copyAndHash(fileDescriptor, bytes, task.to, port)
        : await hashOnly(fileDescriptor, bytes, port);
    if (hashed === null) return err({ kind: 'cancelled' });
    if (task.kind === 'inspect') fsyncSync(fileDescriptor);
    if (hashed.bytes !== bytes || !isSameState(before, fstatSync(fileDescriptor, { bigint: true }))) {
      return refusal({ code: 'asset.changed-while-reading', reason: 'size or time differ afterwards', params: {} });
    }
    return ok({ ...checked.value, ...hashed });
  } finally {
    closeSync(fileDescriptor);
  }
}

interface Checked extends StructureFacts {
  readonly mime: AssetMimeType | null;
}
const nothingChecked: Checked = { mime: null, picture: null, container: null };

async function check(
  fileDescriptor: number,
  bytes: number,
  name: string,
  task: InspectionTask,
): Promise<Result<Checked, Refusal>> {
  if (bytes === 0) return refuse('asset.empty', '0 bytes');
  const tooLarge = (limit: number): Result<never, Refusal> =>
    refuse('asset.too-large', `${String(bytes)} bytes`, { limitMegabytes: Math.floor(limit / 2 ** 20) });
  if (bytes > maxFileBytes) return tooLarge(maxFileBytes);
  const file = createFileReader(fileDescriptor, bytes);
  const sniffed = await sniffType(file, name);
  if (!sniffed.ok) return sniffed;
  const limit = maxBytesOfKind[getFileType(sniffed.value).kind];
  if (bytes > limit) return tooLarge(limit);
  const structure = await checkStructure(file, sniffed.value, task.kind === 'inspect' && task.hasToCountFrames);
  return structure.ok ? ok({ mime: sniffed.value, ...structure.value }) : structure;
}

function refusal(reason: Refusal): Answer {
  return err({ kind: 'refused', ...reason });
}
