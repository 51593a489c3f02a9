import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clip } from '#shared/domain/project.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { openClip } from '#renderer/editing/open-clip.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { ContextMenu } from '#renderer/ui/context-menu.tsx';
import { moveClip, openNeighbourClip, trashClip } from './clip-actions.ts';
import { ClipCard } from './clip-card.tsx';
import { useClipDrag } from './clip-drag.tsx';
import { useClipMenu } from './clip-menu.ts';
import {
  chooseAll,
  chooseRange,
  clearSelection,
  clipSelectionStore,
  toggleClip,
  useClipSelection,
} from './clip-selection.ts';
import { useCloseUp } from './close-up.ts';
import { SeamButton } from './seam-button.tsx';
import type { Seams } from './seams.ts';

interface CardsProps {
  readonly clips: readonly Clip[];
  readonly seams: Seams;
  readonly rename: (clip: Clip) => void;
}

/** Shift with an arrow: the range grows or shrinks at its far end. */
function stretchRange(clips: readonly Clip[], open: Clip, direction: 1 | -1): void {
  const { chosen } = clipSelectionStore.getState();
  const openIndex = clips.indexOf(open);
  const indexes = clips.flatMap(({ id }, index) => (chosen.has(id) ? [index] : []));
  const first = Math.min(openIndex, ...indexes);
  const last = Math.max(openIndex, ...indexes);
  const far = first < openIndex ? first : last;
  const to = clips[far + direction];
  if (to === undefined) return;
  clipSelectionStore.setState({ anchorId: open.id });
  chooseRange(clips, open.id, to.id);
}

function onStripKey(event: KeyboardEvent, clip: Clip, { clips, rename }: CardsProps): void {
  const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
  const isCommand = event.ctrlKey || event.metaKey;
  const edge = event.key === 'Home' ? clips[0] : event.key === 'End' ? clips.at(-1) : undefined;
  if (direction !== null && event.altKey) void moveClip(clip.id, direction);
  else if (direction !== null && event.shiftKey) stretchRange(clips, clip, direction);
  else if (direction !== null) openOnly(() => openNeighbourClip(direction));
  else if (edge !== undefined) openOnly(() => openClip(edge.id));
  else if (isCommand && event.key.toLowerCase() === 'a') chooseAll(clips, clip.id);
  else if (event.key === 'Escape' && clipSelectionStore.getState().chosen.size > 0) clearSelection();
  else if (event.key === 'F2') rename(clip);
  else if (event.key === 'Delete') void trashClip(clip.id);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function openOnly(open: () => void): void {
  clearSelection();
  open();
}

function onCardClick(event: MouseEvent, clip: Clip, clips: readonly Clip[], openId: Clip['id'] | null): void {
  if (event.shiftKey) chooseRange(clips, openId, clip.id);
  else if (event.ctrlKey || event.metaKey) toggleClip(clip.id, openId);
  else {
    clearSelection();
    if (clip.id !== openId) openClip(clip.id);
  }
}

function Seams({ clips, seams }: Pick<CardsProps, 'clips' | 'seams'>) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('studio.seam.group')} className="contents">
      {clips.slice(1).map((clip, index) => {
        const before = clips[index];
        return before === undefined ? null : (
          <span key={clip.id} style={{ order: 2 * index + 1 }} className="flex w-[18px] shrink-0 justify-center">
            <SeamButton clip={clip} before={before} seam={seams.get(clip.id) ?? { kind: 'cut' }} />
          </span>
        );
      })}
    </div>
  );
}

/**
 * The cards, and between them how each clip begins. In the eyes of a screen reader a list holds nothing but its options, so
 * the seams are a group of their own; the order on the screen is made by the layout.
 */
export function ClipCards(props: CardsProps) {
  const { clips, seams, rename } = props;
  const { t } = useTranslation();
  const openId = useDraft((draft) => draft.clipId);
  const chosen = useClipSelection((selection) => selection.chosen);
  const menuOf = useClipMenu(rename);
  const strip = useRef<HTMLDivElement>(null);
  const drag = useClipDrag(clips);
  useCloseUp(clips, strip);
  useEffect(() => {
    const card = strip.current?.querySelector<HTMLElement>('[aria-current="true"]');
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // Arrows move the selection; the focus goes with it.
    if (strip.current?.contains(document.activeElement) === true) card?.focus();
  }, [openId]);
  return (
    <div className="relative flex min-w-0 items-center py-2 short:py-1.5">
      <div
        ref={strip}
        role="listbox"
        aria-label={t('studio.region.clips')}
        aria-orientation="horizontal"
        aria-multiselectable="true"
        className="contents"
      >
        {clips.map((clip, index) => (
          <ContextMenu
            key={clip.id}
            entries={menuOf({ clip, index, clips, seam: seams.get(clip.id) ?? { kind: 'cut' } })}
          >
            <ClipCard
              clip={clip}
              number={index + 1}
              isOpen={clip.id === openId}
              isSelected={clip.id === openId || chosen.has(clip.id)}
              seam={seams.get(clip.id) ?? { kind: 'cut' }}
              style={{ order: 2 * index }}
              className={classNames(drag.liftedId === clip.id && 'opacity-55')}
              data-clip-id={clip.id}
              {...drag.handlersOf(clip)}
              onClick={(event) => {
                if (!drag.hasJustDragged()) onCardClick(event, clip, clips, openId);
              }}
              onDoubleClick={() => {
                rename(clip);
              }}
              onKeyDown={(event) => {
                onStripKey(event, clip, props);
              }}
            />
          </ContextMenu>
        ))}
      </div>
      <Seams clips={clips} seams={seams} />
      {drag.overlay}
    </div>
  );
}
