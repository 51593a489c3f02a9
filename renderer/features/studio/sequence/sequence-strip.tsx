import { Ellipsis, Plus, Scissors } from 'lucide-react';
import { Fragment, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clip } from '#shared/domain/project.ts';
import { clipsOfProject } from '#renderer/editing/clip-order.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { openClip } from '#renderer/editing/open-clip.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ContextMenu } from '#renderer/ui/context-menu.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { clockText } from '#renderer/words/time-text.ts';
import { addClip, moveClip, openNeighbourClip, renameClip, trashClip } from './clip-actions.ts';
import { ClipCard } from './clip-card.tsx';
import { useClipMenu } from './clip-menu.ts';

function useClips(): Clip[] {
  const clips = useMirror((mirror) => mirror.clips);
  const sequences = useMirror((mirror) => mirror.sequences);
  const openProjectId = useMirror((mirror) => mirror.openProjectId);
  return useMemo(() => clipsOfProject({ clips, sequences }, openProjectId), [clips, sequences, openProjectId]);
}

function onStripKey(event: KeyboardEvent, clip: Clip, rename: (clip: Clip) => void): void {
  const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
  if (direction !== null && event.altKey) void moveClip(clip.id, direction);
  else if (direction !== null) openNeighbourClip(direction);
  else if (event.key === 'F2') rename(clip);
  else if (event.key === 'Delete') void trashClip(clip.id);
  else return;
  event.preventDefault();
}

interface SequenceHeadProps {
  readonly clips: readonly Clip[];
  readonly open: Clip | undefined;
  readonly rename: (clip: Clip) => void;
}

function SequenceHead({ clips, open, rename }: SequenceHeadProps) {
  const { t } = useTranslation();
  const drafts = useMirror((mirror) => mirror.drafts);
  const sequence = useMirror((mirror) => (clips[0] === undefined ? undefined : mirror.sequences[clips[0].sequenceId]));
  const menuOf = useClipMenu(rename);
  const lengthMs = clips.reduce(
    (sum, clip) => sum + (drafts[clip.id]?.spec.parameters.durationSeconds ?? 0) * 1_000,
    0,
  );
  return (
    <div className="flex w-[132px] shrink-0 items-center gap-1 border-r border-line-1 pl-3 short:w-[124px]">
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-base font-semibold">{sequence?.name ?? t('studio.region.clips')}</h2>
        <p className="truncate text-meta text-fg-3 short:hidden">
          {t('studio.sequence.summary', {
            clips: t('studio.sequence.clips', { count: clips.length }),
            length: clockText(lengthMs),
          })}
        </p>
      </div>
      {open === undefined ? null : (
        <Menu entries={menuOf(open, clips.indexOf(open), clips.length)}>
          <IconButton label={t('studio.sequence.actions')} icon={Ellipsis} size={24} className="mr-1" />
        </Menu>
      )}
    </div>
  );
}

function Cards({ clips, rename }: { readonly clips: readonly Clip[]; readonly rename: (clip: Clip) => void }) {
  const { t } = useTranslation();
  const openId = useDraft((draft) => draft.clipId);
  const menuOf = useClipMenu(rename);
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const card = strip.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // Arrows move the selection; the focus goes with it.
    if (strip.current?.contains(document.activeElement) === true) card?.focus();
  }, [openId]);
  return (
    <div
      ref={strip}
      role="listbox"
      aria-label={t('studio.region.clips')}
      aria-orientation="horizontal"
      className="flex min-w-0 items-center py-2 short:py-1.5"
    >
      {clips.map((clip, index) => (
        <Fragment key={clip.id}>
          {index === 0 ? null : (
            <span role="presentation" className="flex w-[18px] shrink-0 justify-center text-fg-3">
              <Icon of={Scissors} size={12} />
            </span>
          )}
          <ContextMenu entries={menuOf(clip, index, clips.length)}>
            <ClipCard
              clip={clip}
              number={index + 1}
              isSelected={clip.id === openId}
              onClick={() => {
                if (clip.id !== openId) openClip(clip.id);
              }}
              onDoubleClick={() => {
                rename(clip);
              }}
              onKeyDown={(event) => {
                onStripKey(event, clip, rename);
              }}
            />
          </ContextMenu>
        </Fragment>
      ))}
    </div>
  );
}

/** The clips of the film, left to right. Arrows choose, Alt with an arrow moves, F2 renames, Del moves to the trash. */
export function SequenceStrip() {
  const { t } = useTranslation();
  const clips = useClips();
  const openId = useDraft((draft) => draft.clipId);
  const [renaming, setRenaming] = useState<Clip | null>(null);
  return (
    <section
      aria-label={t('studio.region.clips')}
      data-panel="clips"
      className="flex h-[68px] shrink-0 border-b border-line-1 bg-bg-0 short:h-10"
    >
      <SequenceHead clips={clips} open={clips.find((clip) => clip.id === openId)} rename={setRenaming} />
      <div className="flex min-w-0 flex-1 items-center gap-3 overflow-x-auto pr-3 pl-3">
        {clips.length === 0 ? null : <Cards clips={clips} rename={setRenaming} />}
        {clips.length < 2 ? (
          <Button variant="quiet" icon={Plus} onClick={() => void addClip()}>
            {t('studio.sequence.add')}
          </Button>
        ) : (
          <IconButton label={t('studio.sequence.add')} icon={Plus} onClick={() => void addClip()} />
        )}
      </div>
      {renaming === null ? null : (
        <NameDialog
          title={t('studio.sequence.renameTitle')}
          fieldLabel={t('studio.sequence.name')}
          submitLabel={t('studio.sequence.rename')}
          cancelLabel={t('common.cancel')}
          initialName={renaming.name}
          onSubmit={(name) => void renameClip(renaming.id, name)}
          onClose={() => {
            setRenaming(null);
          }}
        />
      )}
    </section>
  );
}
