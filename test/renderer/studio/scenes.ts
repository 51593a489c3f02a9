import { assetSchema, type Asset } from '#shared/domain/asset.ts';
import { clipSpecSchema, type ClipSpec } from '#shared/domain/clip-spec.ts';
import { jobViewSchema } from '#shared/domain/job.ts';
import { clipSchema, draftSchema, type Clip } from '#shared/domain/project.ts';
import { defaultSettings } from '#shared/domain/settings.ts';
import { takeSchema, type Take } from '#shared/domain/take.ts';
import { accountOf, fal, keyOf, lantern, quarry } from '#test/renderer/account-seed.ts';
import { idNumber, nightTrain } from '#test/shared/prompt/night-train.ts';
import { emptyScene, type Scene } from './fake-application.ts';
import { specOf } from './spec-of.ts';

/** Ids of assets; the test server answers `/thumb/` and `/media/` by them. */
const pictureIds = [1, 2, 3].map((number) => String(number).padStart(64, '0'));
const takeAssetIds = [11, 12, 13].map((number) => String(number).padStart(64, '0'));

function asset(id: string, kind: Asset['kind'], origin: Asset['origin']): Asset {
  const mime = { image: 'image/png', video: 'video/mp4', audio: 'audio/wav' }[kind];
  return assetSchema.parse({
    id,
    kind,
    mime,
    bytes: 1_500_000,
    name: `${kind}.file`,
    origin,
    probe: 'done',
    facts: null,
    hasThumbnail: kind !== 'audio',
    isMissing: false,
    createdAt: 0,
    trashedAt: null,
  });
}

export function takeAsset(index: number): Asset {
  return asset(takeAssetIds[index] ?? '', 'video', 'generated');
}

function clip(number: number, name: string): Clip {
  return clipSchema.parse({
    id: idNumber(2_000 + number),
    sequenceId: idNumber(1_001),
    name,
    position: number,
    activeTakeId: null,
    continues: null,
    createdAt: 0,
    trashedAt: null,
  });
}

function take(number: number, clipNumber: number, verdict: Take['verdict']): Take {
  return takeSchema.parse({
    id: idNumber(3_000 + clipNumber * 10 + number),
    clipId: idNumber(2_000 + clipNumber),
    generationId: idNumber(3_500 + clipNumber * 10 + number),
    assetId: takeAssetIds[(number - 1) % 3],
    providerId: 'animatic',
    tier: 'standard',
    number,
    verdict,
    rating: null,
    note: '',
    createdAt: 0,
    trashedAt: null,
  });
}

function job(number: number, change: object): unknown {
  return jobViewSchema.parse({
    id: idNumber(4_000 + number),
    generationId: idNumber(4_100 + number),
    orderId: idNumber(4_200 + number),
    clipId: idNumber(2_002),
    clipName: 'Window seat',
    projectId: idNumber(1_000),
    projectName: 'Night Train to Kyoto',
    takeNumber: number,
    takeId: null,
    providerId: 'animatic',
    tier: 'standard',
    state: 'running',
    hold: 'none',
    charged: 'no',
    price: { kind: 'free' },
    bill: null,
    progress: 0.62,
    isCancelRequested: false,
    startedAt: 0,
    usualMs: null,
    retry: null,
    remoteId: null,
    error: null,
    createdAt: 0,
    updatedAt: 0,
    ...change,
  });
}

function withPicture(spec: ClipSpec, index: number): ClipSpec {
  const first = nightTrain.references[index];
  return clipSpecSchema.parse({ ...spec, references: first === undefined ? [] : [first] });
}

const clips = [clip(1, 'Platform 2'), clip(2, 'Window seat'), clip(3, 'Tea house'), clip(4, 'Last carriage')];
const specs = [
  withPicture(specOf([6_000, 6_000]), 1),
  nightTrain,
  withPicture(specOf([5_000, 5_000]), 2),
  specOf([7_000, 7_000]),
];

/** A film of four clips; the second is open, with three takes, one being made and one that failed. */
export const film: Scene = {
  ...emptyScene,
  settings: { ...defaultSettings, openClipIds: { [idNumber(1_000)]: idNumber(2_002) } } as Scene['settings'],
  clips,
  drafts: clips.map(({ id }, index) =>
    draftSchema.parse({ clipId: id, spec: specs[index], revision: 3, updatedAt: 0 }),
  ),
  takes: [take(1, 1, 'accepted'), take(1, 2, 'rejected'), take(2, 2, null), take(3, 2, 'accepted')],
  jobs: [jobViewSchema.parse(job(4, {}))],
  assets: [
    ...pictureIds.map((id) => asset(id, 'image', 'imported')),
    asset(String(4).padStart(64, '0'), 'audio', 'imported'),
    ...takeAssetIds.map((id) => asset(id, 'video', 'generated')),
  ],
};

/** The film, with so many shots of these lengths in its open clip, each with a framing, a camera and a word or two. */
function filmOf(lengths: readonly number[]): Scene {
  const timed = specOf(lengths);
  const shots = timed.shots.map((shot, index) => {
    const like = nightTrain.shots[index % nightTrain.shots.length];
    return like === undefined ? shot : { ...like, id: shot.id, durationMs: shot.durationMs };
  });
  const spec = clipSpecSchema.parse({ ...nightTrain, shots, parameters: timed.parameters });
  return { ...film, jobs: [], drafts: film.drafts.map((draft, index) => (index === 1 ? { ...draft, spec } : draft)) };
}

/** 12 shots in 15 s. */
export const twelveShots = filmOf([1_500, 1_000, 1_500, 1_000, 1_500, 1_000, 1_500, 1_000, 1_500, 1_000, 1_500, 1_000]);

/** 15 shots in 15 s: the most there can be. */
export const fifteenShots = filmOf(Array.from({ length: 15 }, () => 1_000));

/** Four shots in 8 s: room to be longer and shorter. */
export const fourShots = filmOf([2_000, 1_500, 2_500, 2_000]);

/** A new project: one clip, nothing written. */
export const untouched: Scene = {
  ...emptyScene,
  clips: [clip(1, 'Untitled clip')],
  drafts: [draftSchema.parse({ clipId: idNumber(2_001), spec: specOf([5_000]), revision: 0, updatedAt: 0 })],
};

const working = accountOf(fal, {
  keys: [keyOf('main', { state: 'saved', tail: '7f2c', savedAt: 0, test: { kind: 'accepted', at: 0 } })],
  isUsable: true,
  balance: { amount: { currency: 'USD', amount: 3_120 }, at: 0 },
});

/** The film, with two providers that are paid: one with a key, one without, whose prices are old. */
export const paid: Scene = {
  ...film,
  settings: { ...film.settings, chosenProviderId: fal.id },
  jobs: [],
  providers: [fal, lantern],
  accounts: [working, accountOf(lantern)],
};

const quarryAccount = accountOf(quarry, {
  keys: [keyOf('main', { state: 'saved', tail: '55aa', savedAt: 0, test: { kind: 'accepted', at: 0 } })],
  isUsable: true,
});

/** The same film with words in every clip, and nothing attached: each can be ordered. */
export const written: Scene = {
  ...paid,
  drafts: paid.drafts.map((draft) => ({
    ...draft,
    spec: { ...draft.spec, kind: 'text', mode: 'text', text: [{ type: 'text', text: 'Rain falls.' }], references: [] },
  })),
};

/** Three providers that are paid, one of them without a key, one that takes sound only from a bucket. */
export const several: Scene = {
  ...paid,
  providers: [fal, lantern, quarry],
  accounts: [working, accountOf(lantern), quarryAccount],
};

/** The same for a clip of words alone, which all of them can make. */
export const severalForText: Scene = {
  ...several,
  drafts: paid.drafts.map((draft) => ({ ...draft, spec: { ...draft.spec, kind: 'text' } })),
};

/** Nobody has chosen who is paid. */
export const unchosen: Scene = { ...paid, settings: film.settings };

/** The chosen provider has no key. */
export const keyless: Scene = { ...paid, accounts: [accountOf(fal), accountOf(lantern)] };

/** The keychain does not give out the key of the chosen provider. */
export const lockedKey: Scene = {
  ...paid,
  accounts: [accountOf(fal, { keys: [keyOf('main', { state: 'unreadable' })] }), accountOf(lantern)],
};

/** The chosen provider's prices are old. */
export const oldPrices: Scene = {
  ...paid,
  settings: { ...film.settings, chosenProviderId: lantern.id },
  accounts: [working, { ...accountOf(lantern), isUsable: true }],
};

/** No provider can be reached, and what was saved for this session cannot last. */
export const offline: Scene = {
  ...paid,
  isOnline: false,
  keyStore: { kind: 'session-only', reason: 'no-service', install: null },
  accounts: [{ ...working, keys: [keyOf('main', { state: 'session', tail: '7f2c' })] }, accountOf(lantern)],
};

/** The film with a take that failed. */
export const filmWithFailure: Scene = {
  ...film,
  jobs: [
    jobViewSchema.parse(
      job(4, {
        state: 'failed',
        progress: null,
        error: {
          kind: 'storage',
          code: 'storage.full',
          params: {},
          retry: 'manual',
          charged: 'no',
          detail: 'ENOSPC: no space left on device',
        },
      }),
    ),
  ],
};
