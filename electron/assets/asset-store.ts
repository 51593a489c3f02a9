import type { AssetMimeType } from '#shared/domain/asset.ts';
import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import type { MediaKind } from '#shared/domain/reference.ts';
import type { AppError } from '#shared/errors.ts';
import type { AssetId, StagedFileId, TakeId } from '#shared/ids.ts';
import type { Result } from '#shared/result.ts';
import type { OrphanSidecar, TakeSidecar } from './take-sidecar.ts';

/** What the demuxer says about a video or sound, without decoding it. */
export interface ContainerFacts {
  /** Display pixels after rotation; `null` for sound. */
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number;
  /** Frames of the first video track; counted for takes, else `null`. */
  readonly frameCount: number | null;
  readonly videoCodec: string | null;
  readonly audioCodec: string | null;
}

export interface KeptFile {
  readonly assetId: AssetId;
  readonly kind: MediaKind;
  readonly mime: AssetMimeType;
  readonly bytes: number;
  /** The file's name where it came from; display only. */
  readonly name: string;
  /** `null` for images. */
  readonly container: ContainerFacts | null;
}

/** What a take must be; everything else is `media.wrong-output`. */
export interface ExpectedTake {
  readonly width: number;
  readonly height: number;
  readonly durationMs: { readonly low: number; readonly high: number };
}

/**
 * Files of the library, without rows: the caller records what was kept. A kept file is checked, hashed, fsynced and
 * in its final place, and so is every folder above it.
 */
export interface AssetStore {
  /** Opens an empty staged file. `bytes`: its final size when known; `maxBytes`: refuse more than this. */
  openStagedFile(request: {
    readonly name: string;
    readonly bytes: number | null;
    readonly maxBytes?: number;
  }): Promise<Result<StagedFileId, AppError>>;
  /** At most 1 MiB at once and 4 at the same time, in any order. */
  writeStaged(id: StagedFileId, offset: number, bytes: Uint8Array): Promise<Result<null, AppError>>;
  /** Ends writing: the file must have no holes and exactly `bytes` bytes. Fsynced on success. */
  sealStaged(id: StagedFileId, bytes: number): Promise<Result<null, AppError>>;
  discardStaged(id: StagedFileId): Promise<void>;

  /** Checks and keeps a staged file; on a refusal the staged file is gone. */
  keep(id: StagedFileId): Promise<Result<KeptFile, AppError>>;
  /** Copies a file from anywhere into the library and keeps it. Directories, pipes, devices and sockets are refused. */
  keepPath(path: string, signal?: AbortSignal): Promise<Result<KeptFile, AppError>>;
  /**
   * Keeps a rendered or downloaded video as a take. The sidecar is on disk before the media file appears, so that a
   * crash in between loses nothing. A wrong output leaves the staged file where it is.
   */
  keepTake(
    id: StagedFileId,
    sidecar: Omit<TakeSidecar, 'asset'>,
    expected: ExpectedTake | null,
  ): Promise<Result<KeptFile, AppError>>;
  /**
   * Keeps a copy that a window made, if it is what the recipe promised. `bytes`: how long it is; `name`: what it is
   * called. A wrong output leaves the staged file where it is.
   */
  keepCopy(
    id: StagedFileId,
    copy: { readonly bytes: number; readonly name: string; readonly recipe: DerivativeRecipe },
  ): Promise<Result<KeptFile, AppError>>;
  /** Keeps a drawn thumbnail (WebP, at most 480 px on its longer edge and 1 MiB). */
  keepThumbnail(id: StagedFileId, assetId: AssetId, bytes: number): Promise<Result<null, AppError>>;

  /** `null` when the file is not there. */
  pathOf(assetId: AssetId): Promise<MediaFile | null>;
  thumbnailPathOf(assetId: AssetId): Promise<ThumbnailFile | null>;
  /** Reads the whole file again. */
  verify(assetId: AssetId): Promise<Result<'intact' | 'missing' | 'damaged', AppError>>;

  /** Takes that stand complete in the folder but not in the database: a crash after the rename, before the commit. */
  findOrphanSidecars(isKnownTake: (takeId: TakeId) => boolean): Promise<readonly OrphanSidecar[]>;
  /** Removes staged files that nothing refers to. Run once at the start, before work begins. Answers how many. */
  sweep(isInUse: (id: StagedFileId) => boolean): Promise<number>;
  close(): Promise<void>;
}

export interface MediaFile {
  readonly path: string;
  readonly mime: AssetMimeType;
  readonly bytes: number;
}

export interface ThumbnailFile {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds UTC; changes when the thumbnail is drawn again. */
  readonly modifiedAt: number;
}
