import type { Seam } from '#shared/domain/continuity.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { words } from '#renderer/words/words.ts';

/** "Stale since take 4"; `null` while the clip is not. */
export function staleText(seam: Seam): string | null {
  if (seam.kind === 'cut' || seam.stale === null) return null;
  const { since } = seam.stale;
  return since === null
    ? words.t('studio.seam.staleGone', { number: seam.take.number })
    : words.t('studio.seam.stale', { number: since.number });
}

/** What a seam is, in one sentence. */
export function seamText(seam: Seam): string {
  if (seam.kind === 'cut') return words.t('studio.seam.cut');
  const { number, clipId } = seam.take;
  const sentence = words.t(`studio.seam.${seam.kind}`, {
    number,
    clip: mirrorStore.getState().clips[clipId]?.name ?? '',
  });
  const stale = staleText(seam);
  return stale === null ? sentence : `${sentence} ${stale}.`;
}
