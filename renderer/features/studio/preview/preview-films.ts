import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import { slateTexts } from '#renderer/media/animatic/slate-texts.ts';
import { PreviewClient } from '#renderer/media/preview/preview-client.ts';
import type { PreviewOutcome } from '#renderer/media/preview/preview-messages.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { words } from '#renderer/words/words.ts';
import { playerStore } from '../player-store.ts';
import { clipFilmStore } from './clip-film-store.ts';

/** Work as short as this shows no progress, in milliseconds. */
const unseenMs = 200;

const client = new PreviewClient();

// Another project shows other pictures: its films would only push these out.
mirrorStore.subscribe((mirror, before) => {
  if (mirror.openProjectId === before.openProjectId) return;
  client.close();
  clipFilmStore.setState({ clipId: null, blob: null, problem: null });
  playerStore.setState({ shows: 'take', drawnShare: null });
});

/** Draws what has changed since the last time, and tells the transport how far it is. */
export async function makePreview(plan: AnimaticPlan, signal: AbortSignal): Promise<PreviewOutcome> {
  const start = performance.now();
  const outcome = await client.makeFilm({
    plan,
    slates: slateTexts(plan, words.t),
    signal,
    onProgress(drawnShare) {
      if (performance.now() - start > unseenMs) playerStore.setState({ drawnShare });
    },
  });
  // Whoever stopped this one may have begun another, which tells for itself.
  if (outcome.kind !== 'cancelled') playerStore.setState({ drawnShare: null });
  return outcome;
}
