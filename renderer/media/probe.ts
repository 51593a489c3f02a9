import type { MediaKind } from '#shared/domain/reference.ts';
import type { AssetId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { assetUrl } from './asset-source.ts';
import { decodeImageBlob } from './decode-image.ts';
import { readImageSize } from './image-size.ts';
import type { MediaProblem } from './media-problem.ts';
import { probeContainer } from './probe-container.ts';
import type { ProbedFile } from './probed-file.ts';
import { drawThumbnail } from './thumbnail.ts';

/** What is in a file, and a small picture of it. A file that can be read but not decoded here still has facts. */
export async function probe(assetId: AssetId, kind: MediaKind): Promise<Result<ProbedFile, MediaProblem>> {
  return kind === 'image' ? probeImage(assetId) : probeContainer(assetId);
}

async function probeImage(assetId: AssetId): Promise<Result<ProbedFile, MediaProblem>> {
  const response = await fetch(assetUrl(assetId));
  if (!response.ok) return err({ reason: 'cannot-decode', detail: `the file answered ${response.status}` });
  const blob = await response.blob();
  const stored = await readImageSize(blob);
  if (stored === null) return err({ reason: 'cannot-decode', detail: 'no picture header' });
  const bitmap = await decodeImageBlob(blob);
  // The decoder turns the picture upright, so its size counts when there is one.
  const { width, height } = bitmap ?? stored;
  const thumbnail = bitmap === null ? null : await drawThumbnail(bitmap);
  bitmap?.close();
  return ok({
    facts: {
      width,
      height,
      durationMs: null,
      framesPerSecond: null,
      videoCodec: null,
      audioCodec: null,
      canPreview: thumbnail !== null,
    },
    thumbnail,
  });
}
