import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '#shared/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { createBufferReader } from './checks/byte-reader.ts';
import { checkWebp } from './checks/check-riff.ts';
import type { PictureSize } from './checks/refusal.ts';
import { maxThumbnailBytes } from './limits.ts';

/** Whether what a window drew is a whole WebP of a thumbnail's size. */
export async function readThumbnail(path: string, bytes: number, edge: number): Promise<Result<PictureSize, AppError>> {
  if (bytes === 0 || bytes > maxThumbnailBytes) return refuseThumbnail(`${String(bytes)} bytes`);
  const file = await readFile(path);
  const isWebp = file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP';
  if (!isWebp) return refuseThumbnail('not a WebP');
  const checked = checkWebp(createBufferReader(file));
  if (!checked.ok) return refuseThumbnail(checked.error.reason);
  const { width, height } = checked.value;
  return width <= edge && height <= edge ? ok(checked.value) : refuseThumbnail(`${String(width)} x ${String(height)}`);
}

function refuseThumbnail(detail: string): Result<never, AppError> {
  return err(appError('invalid-input', 'input.invalid', { detail: `thumbnail: ${detail}` }));
}
