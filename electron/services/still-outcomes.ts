import type { Asset } from '#shared/domain/asset.ts';
import { continuedSpec } from '#shared/domain/continued-spec.ts';
import type { Clip } from '#shared/domain/project.ts';
import type { Take } from '#shared/domain/take.ts';
import type { AssetId, ClipId } from '#shared/ids.ts';
import { ok } from '#shared/result.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import type { Database } from '../db/database.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';
import type { ClipRepository } from '../db/repositories/clips.ts';
import type { DraftRepository } from '../db/repositories/drafts.ts';
import type { StillRepository } from '../db/repositories/stills.ts';
import type { TakeRepository } from '../db/repositories/takes.ts';
import type { Announce } from '../ipc/broadcast.ts';
import type { WorkOutcomes } from '../media-work/create-media-work-queue.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/new-id.ts';
import { insertClipAfter } from './new-clip.ts';
import { notFound } from './not-found.ts';
import { announceAsset } from './probes.ts';

interface ContinueDeps {
  readonly clips: ClipRepository;
  readonly drafts: DraftRepository;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/**
 * A clip that goes on from a take, behind the clip of that take. Call inside `db.write`. `null`: there is nothing to do,
 * because it was made already or because the clip of the take has no words that it could take after.
 */
export function insertContinuation(
  deps: ContinueDeps,
  take: Pick<Take, 'id' | 'clipId'>,
  { newClipId, stillId }: { readonly newClipId: ClipId; readonly stillId: AssetId },
): ReturnType<typeof insertClipAfter> {
  const source = deps.clips.find(take.clipId);
  const draft = deps.drafts.find(take.clipId);
  if (source === null || draft === null || deps.clips.find(newClipId) !== null) return null;
  return insertClipAfter(deps, source.id, {
    id: newClipId,
    sequenceId: source.sequenceId,
    createdAt: deps.clock.nowMs(),
    spec: continuedSpec(draft.spec, stillId, newId),
    continues: { takeId: take.id, stillId },
  });
}

export function announceInserted(announce: Announce, inserted: ReturnType<typeof insertClipAfter>): void {
  if (inserted === null) return;
  // The draft first: a page opens a clip as soon as it hears of it.
  announce('drafts.changed', inserted.draft);
  for (const clip of [inserted.clip, ...inserted.moved]) announce('clips.changed', clip);
}

interface StillOutcomesDeps extends ContinueDeps {
  readonly db: Pick<Database, 'write'>;
  readonly store: Pick<AssetStore, 'keepCopy'>;
  readonly takes: Pick<TakeRepository, 'find'>;
  readonly assets: AssetRepository;
  readonly stills: StillRepository;
  readonly requestProbe: (asset: Asset) => Asset;
  readonly announce: Announce;
}

/** Checks that it is a PNG, puts it into the library, and makes the clip that begins with it, all or nothing. */
export function createStillOutcomes(deps: StillOutcomesDeps): Pick<WorkOutcomes, 'extracted'> {
  const { db, store, clips, takes, assets, stills, requestProbe, announce, clock } = deps;
  return {
    async extracted({ takeId, sourceId, newClipId }, bytes, stagedFileId) {
      const take = takes.find(takeId);
      if (take === null) return notFound();
      const name = nameOfStill(take, clips.find(take.clipId));
      const recipe = { range: null, size: null, mime: 'image/png', maxBytes: null } as const;
      const kept = await store.keepCopy(stagedFileId, { bytes, name, recipe });
      if (!kept.ok) return kept;
      const { assetId, kind, mime } = kept.value;
      const createdAt = clock.nowMs();
      const recorded = db.write(() => {
        const asset = assets.record({ id: assetId, kind, mime, bytes, name, origin: 'extracted', createdAt });
        stills.record({ sourceId, assetId, createdAt });
        const inserted = newClipId === null ? null : insertContinuation(deps, take, { newClipId, stillId: assetId });
        return ok({ asset: requestProbe(asset), inserted });
      });
      if (!recorded.ok) return recorded;
      announceAsset(announce, recorded.value.asset);
      announceInserted(announce, recorded.value.inserted);
      return ok(null);
    },
  };
}

/** A file name, not a sentence: it stays the same in every language. */
function nameOfStill({ number }: Pick<Take, 'number'>, clip: Pick<Clip, 'name'> | null): string {
  return `${clip?.name ?? 'Clip'}_take${number}_last-frame.png`;
}
