import type { MediaKind } from '#shared/domain/reference.ts';

const mebibyte = 2 ** 20;
const gibibyte = 2 ** 30;

/** Largest file of a kind, in bytes. A WAV cannot describe more than 4 GiB. */
export const maxBytesOfKind: Readonly<Record<MediaKind, number>> = {
  image: 256 * mebibyte,
  video: 32 * gibibyte,
  audio: 4 * gibibyte,
};
/** Largest file before its kind is known, in bytes. */
export const maxFileBytes = 32 * gibibyte;
/** Largest result of a render, in bytes: 15 s of 720p stay far below. */
export const maxRenderBytes = gibibyte;
/** Largest download of a result, in bytes. What has no length is stopped here. */
export const maxDownloadBytes = gibibyte;
/** A download is made durable each time so many bytes have come; a crash costs no more than that. */
export const checkpointBytes = 4 * mebibyte;
/** Largest frame of a take as a PNG, in bytes: 2206 x 946 pixels of noise stay far below. */
export const maxStillBytes = 64 * mebibyte;
/** Largest thumbnail, in bytes. */
export const maxThumbnailBytes = mebibyte;

/** Pixels of one picture: 2^28 take 1 GiB when decoded; the largest phone cameras make 200 million. */
export const maxPixels = 2 ** 28;
/** Longest edge of one picture, in pixels. */
export const maxEdge = 32_767;

/** Pieces of one file that may be written at the same time. */
export const maxChunksInFlight = 4;
/** Separate written ranges of one staged file; chunks may come out of order, but not without end. */
export const maxRanges = 64;
/** Staged files that may be open at the same time; each holds bytes on disk. */
export const maxStagedFiles = 1_024;
/** Files that may wait for a worker; a drop of more is refused past this. */
export const maxWaitingInspections = 20_000;

/** Boxes in an MP4; an hour of one-second fragments has about 40,000. */
export const maxBoxes = 200_000;
/** Depth of nested boxes. */
export const maxBoxDepth = 12;
/**
 * Bytes of an MP4 index (`moov`), enough for a day of film. The demuxer reads it into memory whole and needs about ten
 * times as much. That must stay far below the memory of a worker: a thread that outgrows it can take the process along.
 */
export const maxIndexBytes = 32 * mebibyte;
/** JavaScript memory of a worker, in MiB. */
export const workerMemoryMebibytes = 1_024;
/** Longest video whose frames are counted, in milliseconds; takes last seconds. */
export const maxCountedDurationMs = 10 * 60_000;
/** Chunks of a PNG, WebP or WAV. */
export const maxChunks = 200_000;

/** Time for looking at a file's structure, in milliseconds; after it the worker is killed. */
export const checkTimeLimitMs = 10_000;
/** Time without one more 16 MiB copied or hashed, in milliseconds; after it the worker is killed. */
export const stallTimeLimitMs = 30_000;
