import type { AssetMimeType } from '#shared/domain/asset.ts';
import { ok, type Result } from '#shared/result.ts';
import type { ContainerFacts } from '../asset-store.ts';
import type { ByteReader } from './byte-reader.ts';
import { checkBoxes } from './check-boxes.ts';
import { checkJpeg } from './check-jpeg.ts';
import { checkMp3 } from './check-mp3.ts';
import { checkPng } from './check-png.ts';
import { checkWav, checkWebp } from './check-riff.ts';
import { readContainer } from './read-container.ts';
import type { PictureSize, Refusal } from './refusal.ts';

export interface StructureFacts {
  /** Pixels of an image. */
  readonly picture: PictureSize | null;
  /** Facts of a video or sound. */
  readonly container: ContainerFacts | null;
}

const checks: Readonly<Record<AssetMimeType, (file: ByteReader) => Result<PictureSize | null, Refusal>>> = {
  'image/jpeg': checkJpeg,
  'image/png': checkPng,
  'image/webp': checkWebp,
  'video/mp4': checkBoxes,
  'video/quicktime': checkBoxes,
  'audio/mpeg': checkMp3,
  'audio/wav': checkWav,
};

/** Whether the file is whole: first our own bounded walk, then, for video and sound, the demuxer. */
export async function checkStructure(
  file: ByteReader,
  mime: AssetMimeType,
  hasToCountFrames: boolean,
): Promise<Result<StructureFacts, Refusal>> {
  const walked = checks[mime](file);
  if (!walked.ok) return walked;
  if (mime.startsWith('image/')) return ok({ picture: walked.value, container: null });
  const container = await readContainer(file, mime, hasToCountFrames);
  return container.ok ? ok({ picture: null, container: container.value }) : container;
}
