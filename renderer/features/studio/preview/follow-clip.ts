import type { AnimaticPlan } from '#shared/domain/animatic.ts';
import type { ClipId } from '#shared/ids.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { playerStore } from '../player-store.ts';
import { makePreview } from './preview-films.ts';
import { planPreview } from './preview-plan.ts';
import { clipFilmStore } from './clip-film-store.ts';

/** The hand rests this long, in milliseconds, before something is drawn again. */
const quietMs = 300;

/** Keeps the animatic of the open clip as it is written, while it is on screen. Returns a function that stops it. */
export function followClip(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = new AbortController();
  let wanted: { readonly clipId: ClipId; readonly key: string } | null = null;

  const draw = async (clipId: ClipId, plan: AnimaticPlan): Promise<void> => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const outcome = await makePreview(plan, signal);
    if (signal.aborted || outcome.kind === 'cancelled') return;
    clipFilmStore.setState(
      outcome.kind === 'film'
        ? { clipId, blob: outcome.blob, drawnShots: outcome.drawnShots, problem: null }
        : { clipId, blob: null, drawnShots: 0, problem: outcome.detail },
    );
  };
  const look = (): void => {
    const { clipId, spec } = draftStore.getState();
    if (clipId === null || spec === null) return;
    const plan = planPreview(spec, mirrorStore.getState().assets);
    const key = JSON.stringify(plan);
    if (wanted?.clipId === clipId && wanted.key === key) return;
    // The film of another clip is not this one's.
    if (clipFilmStore.getState().clipId !== clipId) clipFilmStore.setState({ clipId, blob: null, problem: null });
    wanted = { clipId, key };
    void draw(clipId, plan);
  };
  const lookSoon = (): void => {
    clearTimeout(timer);
    // Another clip is waited for; an edit may go on.
    if (draftStore.getState().clipId !== wanted?.clipId) look();
    else timer = setTimeout(look, quietMs);
  };
  const offDraft = draftStore.subscribe((draft, before) => {
    if (draft.spec !== before.spec || draft.clipId !== before.clipId) lookSoon();
  });
  const offMirror = mirrorStore.subscribe((mirror, before) => {
    if (mirror.assets !== before.assets) lookSoon();
  });
  const offRetry = clipFilmStore.subscribe((film, before) => {
    if (film.tries === before.tries) return;
    wanted = null;
    look();
  });
  look();
  return () => {
    clearTimeout(timer);
    stop.abort();
    offDraft();
    offMirror();
    offRetry();
    playerStore.setState({ drawnShare: null });
  };
}
