import { Ellipsis, LayoutTemplate, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clip } from '#shared/domain/project.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { openStarterKit } from '#renderer/editing/starter-kit-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { clockText } from '#renderer/words/time-text.ts';
import { addClip, renameClip } from './clip-actions.ts';
import { ClipCards } from './clip-cards.tsx';
import { useClipMenu } from './clip-menu.ts';
import { selectedClips, useClipSelection } from './clip-selection.ts';
import { useSeams, type Seams } from './seams.ts';
import { useFilmClips } from './use-film-clips.ts';

const SeveralBar = lazy(async () => ({ default: (await import('./several/several-bar.tsx')).SeveralBar }));

/** What can be done with several clips at once. */
function Selected({ clips }: { readonly clips: readonly Clip[] }) {
  const openId = useDraft((draft) => draft.clipId);
  const chosen = useClipSelection((selection) => selection.chosen);
  const selected = selectedClips(clips, chosen, openId);
  if (selected.length < 2) return null;
  return (
    <Suspense fallback={null}>
      <SeveralBar clips={selected} />
    </Suspense>
  );
}

interface SequenceHeadProps {
  readonly clips: readonly Clip[];
  readonly seams: Seams;
  readonly open: Clip | undefined;
  readonly rename: (clip: Clip) => void;
}

function SequenceHead({ clips, seams, open, rename }: SequenceHeadProps) {
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
        <Menu
          entries={menuOf({
            clip: open,
            index: clips.indexOf(open),
            clips,
            seam: seams.get(open.id) ?? { kind: 'cut' },
          })}
        >
          <IconButton label={t('studio.sequence.actions')} icon={Ellipsis} size={24} className="mr-1" />
        </Menu>
      )}
    </div>
  );
}

/**
 * The clips of the film, left to right. Arrows open, with Alt they move, with Shift they choose several; F2 renames, Del
 * moves to the trash. By hand: drag moves, Shift and Ctrl choose several.
 */
export function SequenceStrip() {
  const { t } = useTranslation();
  const clips = useFilmClips();
  const seams = useSeams(clips);
  const openId = useDraft((draft) => draft.clipId);
  const [renaming, setRenaming] = useState<Clip | null>(null);
  return (
    <section
      aria-label={t('studio.region.clips')}
      data-panel="clips"
      className="flex h-[68px] shrink-0 border-b border-line-1 bg-bg-0 short:h-10"
    >
      <SequenceHead clips={clips} seams={seams} open={clips.find((clip) => clip.id === openId)} rename={setRenaming} />
      <div data-clip-scroller className="flex min-w-0 flex-1 items-center gap-3 overflow-x-auto pr-3 pl-3">
        {clips.length === 0 ? null : <ClipCards clips={clips} seams={seams} rename={setRenaming} />}
        {clips.length < 2 ? (
          <Button variant="quiet" icon={Plus} onClick={() => void addClip()}>
            {t('studio.sequence.add')}
          </Button>
        ) : (
          <IconButton label={t('studio.sequence.add')} icon={Plus} onClick={() => void addClip()} />
        )}
        <IconButton label={t('common.frame.fromTemplate')} icon={LayoutTemplate} onClick={openStarterKit} />
      </div>
      <Selected clips={clips} />
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
