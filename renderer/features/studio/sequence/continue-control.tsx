import { ChevronDown, Link2, RefreshCw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Seam } from '#shared/domain/continuity.ts';
import type { Take } from '#shared/domain/take.ts';
import type { ClipId } from '#shared/ids.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useSelection } from '#renderer/editing/selection-store.ts';
import { useKeysLabel } from '#renderer/editing/use-shortcut.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Tooltip } from '#renderer/ui/tooltip.tsx';
import { errorSentence } from '#renderer/words/error-sentence.ts';
import { clipAfter, cancelContinue, continueInNewClip, continueInto, rebuild } from './continue-actions.ts';
import { useContinueProgress, type ContinueProgress } from './continue-store.ts';
import { staleText } from './seam-text.ts';
import { useSeams } from './seams.ts';
import { useFilmClips } from './use-film-clips.ts';

/** Where the last frame goes: the way of the button, and the one of the small button beside it. */
function ContinueButton({ take }: { readonly take: Take }) {
  const { t } = useTranslation();
  const keys = useKeysLabel('take.continue');
  const clips = useMirror((mirror) => mirror.clips);
  const afterId = clipAfter(take);
  const next = afterId === null ? null : clips[afterId];
  return (
    <div className="flex items-center gap-px">
      <Tooltip label={t('studio.seam.continue', { number: take.number })} keys={keys}>
        <Button
          size={24}
          icon={Link2}
          aria-label={t('studio.seam.continue', { number: take.number })}
          onClick={() => void continueInNewClip(take)}
          className={next == null ? '' : 'rounded-r-none'}
        >
          {t('studio.seam.continueShort')}
        </Button>
      </Tooltip>
      {next == null ? null : (
        <Menu
          align="end"
          side="top"
          entries={[
            {
              id: 'new',
              label: t('studio.seam.intoNew'),
              keys,
              onSelect: () => void continueInNewClip(take),
            },
            {
              id: 'next',
              label: t('studio.seam.intoNext', { clip: next.name }),
              onSelect: () => void continueInto(take, next.id),
            },
          ]}
        >
          <IconButton
            label={t('studio.seam.where', { number: take.number })}
            icon={ChevronDown}
            iconSize={14}
            size={24}
            className="rounded-l-none bg-bg-3 enabled:hover:bg-bg-4"
          />
        </Menu>
      )}
    </div>
  );
}

/** While the frame is being taken out: how far it is, what it waits for, and the way back. */
function Progress({ take, progress }: { readonly take: Take; readonly progress: ContinueProgress }) {
  const { t } = useTranslation();
  const { wish, share } = progress;
  const label = t(share === null ? 'studio.seam.waits' : 'studio.seam.extracting', { number: take.number });
  return (
    <div role="status" className="flex w-46 items-center gap-2 text-meta text-fg-2">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="truncate">{label}</span>
        <ProgressBar label={label} share={share} />
      </div>
      <IconButton
        label={t('studio.seam.cancel')}
        icon={X}
        iconSize={14}
        size={24}
        onClick={() => {
          if (wish !== null) void cancelContinue(wish);
        }}
      />
    </div>
  );
}

function StaleLine({ clipId, seam }: { readonly clipId: ClipId; readonly seam: Seam }) {
  const { t } = useTranslation();
  const text = staleText(seam);
  if (text === null || seam.kind === 'cut') return null;
  return (
    <div className="flex max-w-46 items-center gap-2 text-meta">
      <span className="min-w-0 flex-1 truncate text-accent-text" title={text}>
        {text}
      </span>
      {seam.stale?.since == null ? null : (
        <Button size={24} icon={RefreshCw} onClick={() => void rebuild(clipId)}>
          {t('studio.seam.rebuild')}
        </Button>
      )}
    </div>
  );
}

function OfTake({ take }: { readonly take: Take }) {
  const progress = useContinueProgress(take.id);
  if (progress.wish !== null) return <Progress take={take} progress={progress} />;
  const sentence = progress.error === null ? null : errorSentence(progress.error);
  return (
    <>
      <ContinueButton take={take} />
      {sentence === null ? null : (
        <p role="alert" title={sentence} className="line-clamp-2 w-46 text-meta text-danger short:hidden">
          {sentence}
        </p>
      )}
    </>
  );
}

/** What is on its way for a clip that turned stale hangs on the take of the clip before it. */
function Rebuilding({ seam }: { readonly seam: Exclude<Seam, { kind: 'cut' }> }) {
  const take = seam.stale?.since ?? seam.take;
  const progress = useContinueProgress(take.id);
  return progress.wish === null ? null : <Progress take={take} progress={progress} />;
}

/** At the end of the takes: go on from the one that is shown, and make this clip fit again. */
export function ContinueControl() {
  const clipId = useDraft((draft) => draft.clipId);
  const takeId = useSelection((selection) => selection.takeId);
  const take = useMirror((mirror) => (takeId === null ? undefined : mirror.takes[takeId]));
  const seam = useSeams(useFilmClips()).get(clipId ?? ('' as ClipId));
  const isShown = take !== undefined && take.trashedAt === null && take.clipId === clipId;
  const isLinked = seam !== undefined && seam.kind !== 'cut';
  if (clipId === null || (!isShown && !isLinked)) return null;
  return (
    <div className="flex shrink-0 flex-col items-end gap-1.5 pr-3 short:gap-0.5">
      {isShown ? <OfTake take={take} /> : null}
      {isLinked ? <Rebuilding seam={seam} /> : null}
      {isLinked ? <StaleLine clipId={clipId} seam={seam} /> : null}
    </div>
  );
}
