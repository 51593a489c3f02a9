import type { Take } from '#shared/domain/take.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { words } from '#renderer/words/words.ts';
import { attachAsset, findAttached } from './attach-asset.ts';
import { draftStore } from './draft-store.ts';
import './prompt-field/mention-words.ts';

/** Attaches the film of a take to the open clip, by the name of its clip and its number; says so, or that it is there. */
export function attachTake(take: Take): void {
  const { assets, clips } = mirrorStore.getState();
  const asset = assets[take.assetId];
  if (asset === undefined) return;
  const known = findAttached(asset);
  if (known !== undefined) {
    showToast({ title: words.t('references.alreadyThere', { name: known.name }) });
    return;
  }
  const title = words.t('mentions.takeName', { clip: clips[take.clipId]?.name ?? '', number: take.number });
  // The whole of it is its name: the ending is what `addReference` leaves out.
  const id = attachAsset({ ...asset, name: `${title}.mp4` });
  const name = draftStore.getState().spec?.references.find((reference) => reference.id === id)?.name ?? title;
  announce(words.t('mentions.attached', { name }));
}
