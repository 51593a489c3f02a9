import { readFile } from 'node:fs/promises';
import type { Asset } from '#shared/domain/asset.ts';
import type { AssetId } from '#shared/ids.ts';
import { mediaFixture, type MediaFixture } from '../fixtures/media.ts';

interface Picture {
  readonly width: number;
  readonly height: number;
}

/** A file of a clip: real media, as its id names it. */
interface ContractFile {
  readonly asset: Asset;
  readonly contents: Buffer;
}

async function fileOf(
  id: AssetId,
  fixture: MediaFixture,
  {
    kind,
    mime,
    picture = null,
    durationMs = null,
  }: Pick<Asset, 'kind' | 'mime'> & {
    readonly picture?: Picture | null;
    readonly durationMs?: number | null;
  },
): Promise<ContractFile> {
  const contents = await readFile(await mediaFixture(fixture));
  const asset: Asset = {
    id,
    kind,
    mime,
    bytes: contents.byteLength,
    name: fixture,
    origin: 'imported',
    probe: 'done',
    facts: {
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      durationMs,
      framesPerSecond: kind === 'video' ? 24 : null,
      videoCodec: null,
      audioCodec: null,
      canPreview: true,
    },
    hasThumbnail: true,
    isMissing: false,
    createdAt: 1,
    trashedAt: null,
  };
  return { asset, contents };
}

/** Real files of every type that a clip may name, within the limits of every provider. */
export async function contractFiles(ids: {
  readonly reference: AssetId;
  readonly startFrame: AssetId;
  readonly endFrame: AssetId;
  readonly video: AssetId;
  readonly sound: AssetId;
}): Promise<readonly ContractFile[]> {
  const picture = { width: 800, height: 600 };
  return await Promise.all([
    fileOf(ids.reference, 'picture.png', { kind: 'image', mime: 'image/png', picture }),
    fileOf(ids.startFrame, 'picture.jpg', { kind: 'image', mime: 'image/jpeg', picture }),
    fileOf(ids.endFrame, 'picture.webp', { kind: 'image', mime: 'image/webp', picture }),
    fileOf(ids.video, 'five-seconds-720p.mp4', {
      kind: 'video',
      mime: 'video/mp4',
      picture: { width: 1_280, height: 720 },
      durationMs: 5_000,
    }),
    fileOf(ids.sound, 'tone.wav', { kind: 'audio', mime: 'audio/wav', durationMs: 3_000 }),
  ]);
}
