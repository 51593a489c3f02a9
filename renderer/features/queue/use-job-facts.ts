import type { Asset } from '#shared/domain/asset.ts';
import type { JobView } from '#shared/domain/job.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { useMirror, type Mirror } from '#renderer/platform/mirror-store.ts';

export function useProvider(job: JobView): Capabilities | undefined {
  return useMirror(({ providers }) => providers.find(({ id }) => id === job.providerId));
}

/** The film that was made, else the clip's best one, else the first picture it refers to. */
function pictureOf({ takes, clips, drafts, assets }: Mirror, { takeId, clipId }: JobView): Asset | null {
  const shownTakeId = takeId ?? clips[clipId]?.activeTakeId ?? null;
  const take = shownTakeId === null ? undefined : takes[shownTakeId];
  const reference = drafts[clipId]?.spec.references.find(({ kind }) => kind !== 'audio');
  const assetId = take?.assetId ?? reference?.assetId;
  return assetId === undefined ? null : (assets[assetId] ?? null);
}

/** What stands for a job's clip; `null` for clips of projects that are not open. */
export function useJobPicture(job: JobView): Asset | null {
  return useMirror((mirror) => pictureOf(mirror, job));
}
