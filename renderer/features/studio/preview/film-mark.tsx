import { useEffect, useRef } from 'react';
import type { ClipId } from '#shared/ids.ts';
import { useFilm } from './film-store.ts';

/** The playhead of the film on the card of the clip that plays. */
export function FilmMark({ clipId }: { readonly clipId: ClipId }) {
  const share = useFilm((film) => (film.clipId === clipId ? film.share : null));
  const mark = useRef<HTMLSpanElement>(null);
  const isOn = share !== null;
  useEffect(() => {
    if (isOn) mark.current?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isOn]);
  if (share === null) return null;
  return (
    <span ref={mark} aria-hidden="true" data-film-mark="" className="pointer-events-none absolute inset-0">
      <span style={{ width: `${share * 100}%` }} className="absolute bottom-0 left-0 h-0.5 bg-fg-2" />
      <span
        style={{ left: `calc(${share * 100}% - ${share * 3}px)` }}
        className="absolute inset-y-0 w-[3px] border-x border-[var(--playhead-casing)] bg-accent"
      />
    </span>
  );
}
