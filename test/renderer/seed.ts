import { noBucketView } from '#shared/domain/bucket.ts';
import { assetSchema, type Asset, type AssetMimeType } from '#shared/domain/asset.ts';
import { libraryItemIdSchema, type LibraryItem, type TakeRecipe } from '#shared/domain/library.ts';
import type { Clip, Draft, Project, Sequence } from '#shared/domain/project.ts';
import { capabilitiesSchema } from '#shared/domain/provider.ts';
import { defaultSettings } from '#shared/domain/settings.ts';
import { takeSchema, type Take } from '#shared/domain/take.ts';
import {
  assetIdSchema,
  clipIdSchema,
  projectIdSchema,
  providerIdSchema,
  sequenceIdSchema,
  snapshotIdSchema,
  takeIdSchema,
  tierIdSchema,
} from '#shared/ids.ts';
import type { AppSnapshot } from '#shared/ipc/snapshot.ts';
import { idNumber, mira, nightTrain, platform, rainAudio, teaHouse } from '#test/shared/prompt/night-train.ts';

/** Milliseconds UTC; a fixed "now" that tests may compare days with. */
export const now = Date.UTC(2026, 10, 21, 14, 0);
const mimeOfKind = { image: 'image/png', video: 'video/mp4', audio: 'audio/wav' } as const satisfies Record<
  Asset['kind'],
  AssetMimeType
>;

export function assetOf(id: string, kind: Asset['kind'], change: Partial<Asset> = {}): Asset {
  const facts = {
    width: kind === 'audio' ? null : 1_280,
    height: kind === 'audio' ? null : 720,
    durationMs: kind === 'image' ? null : 15_000,
    framesPerSecond: kind === 'video' ? 24 : null,
    videoCodec: kind === 'video' ? 'avc' : null,
    audioCodec: kind === 'image' ? null : 'aac',
    canPreview: true,
  };
  return assetSchema.parse({
    id,
    kind,
    mime: mimeOfKind[kind],
    bytes: 1_500_000,
    name: `${kind}.${mimeOfKind[kind].split('/')[1] ?? ''}`,
    origin: 'imported',
    probe: 'done',
    facts,
    hasThumbnail: true,
    isMissing: false,
    createdAt: now,
    trashedAt: null,
    ...change,
  });
}

export const referenceAssets: readonly Asset[] = [mira, platform, teaHouse, rainAudio].map(({ assetId, kind, name }) =>
  assetOf(assetId, kind, { name: `${name}.${kind === 'audio' ? 'wav' : 'png'}` }),
);

export const provider = capabilitiesSchema.parse({
  id: 'animatic',
  name: 'Animatic',
  isLocal: true,
  kinds: ['text', 'frames', 'references'],
  tiers: [{ id: 'standard', name: 'Standard' }],
  ratios: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'],
  resolutions: ['480p', '720p'],
  durationSeconds: { min: 4, max: 15, hasAuto: false },
  references: { images: 9, videos: 3, audio: 3, total: 12 },
  limits: null,
  keys: [],
  hosts: [],
  hasFreeCredits: false,
  retentionSeconds: [],
  hasHistory: false,
  cancel: 'any',
  source: { text: 'This application', readOn: '2026-11-21' },
});

const projectId = projectIdSchema.parse(idNumber(800));
const sequenceId = sequenceIdSchema.parse(idNumber(801));
const clipId = clipIdSchema.parse(idNumber(900));

export const project: Project = {
  id: projectId,
  name: 'Night Train to Kyoto',
  isSample: true,
  createdAt: now,
  trashedAt: null,
};
export const sequence: Sequence = { id: sequenceId, projectId, name: 'Film', position: 0 };
export const clip: Clip = {
  id: clipId,
  sequenceId,
  name: 'Window seat',
  position: 0,
  activeTakeId: null,
  continues: null,
  createdAt: now,
  trashedAt: null,
};
export const draft: Draft = { clipId, spec: nightTrain, revision: 1, updatedAt: now };

function takeOf(number: number, assetId: string, change: Partial<Take> = {}): Take {
  return takeSchema.parse({
    id: takeIdSchema.parse(idNumber(700 + number)),
    clipId,
    generationId: idNumber(600 + number),
    assetId: assetIdSchema.parse(assetId),
    providerId: providerIdSchema.parse('animatic'),
    tier: tierIdSchema.parse('standard'),
    number,
    verdict: null,
    rating: null,
    note: '',
    createdAt: now,
    trashedAt: null,
    ...change,
  });
}

export function snapshotOf(change: Partial<AppSnapshot> = {}): AppSnapshot {
  return {
    epoch: idNumber(1),
    revision: 0,
    appVersion: '0.1.0',
    host: { kind: 'browser', canReveal: false, hasWindowControls: false, platform: 'linux' },
    library: { folder: '/films/Dailies Library', usedBytes: 41_200_000_000, freeBytes: 212_000_000_000 },
    settings: { ...defaultSettings, hasFinishedFirstRun: true, openProjectId: projectId },
    providers: [provider],
    accounts: [],
    keyStore: { kind: 'keychain' },
    bucket: noBucketView,
    isOnline: true,
    projects: [project],
    open: {
      project,
      sequences: [sequence],
      clips: [clip],
      drafts: [draft],
      takes: [],
      elements: [],
      assets: [...referenceAssets],
    },
    jobs: [],
    damagedRows: 0,
    ...change,
  };
}

/** A tile of the library; `number` makes its ids. */
export function libraryItem(number: number, asset: Asset, take: Take | null = null): LibraryItem {
  return {
    id: libraryItemIdSchema.parse(take === null ? `asset:${asset.id}` : `take:${take.id}`),
    asset,
    take,
    clipName: take === null ? null : clip.name,
    projectName: take === null ? null : project.name,
    createdAt: now - number * 3_600_000,
  };
}

const shapes = [
  [1_280, 720],
  [1_280, 720],
  [720, 1_280],
  [960, 960],
  [1_470, 630],
  [1_112, 834],
] as const;

/** Takes and files of three days, one of each special kind. */
export const libraryItems: readonly LibraryItem[] = Array.from({ length: 60 }, (_, index): LibraryItem => {
  const kind = index % 11 === 4 ? 'audio' : index % 5 === 3 ? 'image' : 'video';
  const [width, height] = shapes[index % shapes.length] ?? [1_280, 720];
  const base = assetOf(createId(index), kind, { isMissing: index === 7, name: `${kind}-${index}.bin` });
  const facts = base.facts === null || kind === 'audio' ? base.facts : { ...base.facts, width, height };
  const asset = { ...base, facts };
  const verdict = index === 0 ? 'accepted' : index === 5 ? 'rejected' : null;
  return libraryItem(index, asset, kind === 'video' ? takeOf(index + 1, asset.id, { verdict }) : null);
});

function createId(number: number): string {
  return (number + 1).toString(16).padStart(64, 'b');
}

export const recipe: TakeRecipe = {
  snapshotId: snapshotIdSchema.parse(idNumber(500)),
  clipId,
  projectId,
  spec: nightTrain,
  compiledPrompt: '35 mm, tungsten lamps. Shot 1: Wide shot. The night express stands at @Image2.',
  assets: [...referenceAssets],
};
