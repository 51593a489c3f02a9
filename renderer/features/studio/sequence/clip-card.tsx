import { Check, Clapperboard, History, LoaderCircle, PencilLine, type LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import { takeInFilm, type Seam } from '#shared/domain/continuity.ts';
import type { Clip } from '#shared/domain/project.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { redrawThumbnail } from '#renderer/platform/redraw-thumbnail.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { clipStatus, type ClipStatus } from './clip-status.ts';
import { FilmMark } from '../preview/film-mark.tsx';
import { totalMs } from '../shots/model.ts';
import { clipPicture } from '../shots/shot-picture.ts';

const statusIcons: Readonly<Record<ClipStatus['kind'], LucideIcon>> = {
  stale: History,
  accepted: Check,
  running: LoaderCircle,
  takes: Clapperboard,
  draft: PencilLine,
};

const statusTones: Readonly<Record<ClipStatus['kind'], string>> = {
  stale: 'text-accent-text',
  accepted: 'text-ok',
  running: 'text-fg-3',
  takes: 'text-fg-3',
  draft: 'text-fg-3',
};

/** Pixels for a second. */
const pixelsPerSecond = 22;
/** Room for a picture, a name and a state. Where it is scarce all cards shrink alike, down to 112, before the strip scrolls. */
const usualMinimum = 220;

interface ClipCardProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  readonly clip: Clip;
  /** 1, 2, 3… */
  readonly number: number;
  /** It is the one that is being written. */
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly seam: Seam;
}

export function ClipCard({ clip, number, isOpen, isSelected, seam, className, style, ...rest }: ClipCardProps) {
  const { t } = useTranslation();
  const takes = useMirror((mirror) => mirror.takes);
  const jobs = useMirror((mirror) => mirror.jobs);
  const assets = useMirror((mirror) => mirror.assets);
  const stored = useMirror((mirror) => mirror.drafts[clip.id]?.spec ?? null);
  // The open clip shows the words as they are written.
  const open = useDraft((draft) => (draft.clipId === clip.id ? draft.spec : null));
  const spec = open ?? stored;
  const status = clipStatus(clip.id, takes, jobs, seam);
  const shown = takeInFilm(clip, takes);
  const pictureId = shown?.assetId ?? (spec === null ? null : clipPicture(spec));
  const lengthMs = spec === null ? 0 : totalMs(spec.shots);
  const seconds = secondsText(lengthMs);
  return (
    <div
      {...rest}
      role="option"
      aria-selected={isSelected}
      aria-label={t('studio.sequence.card', { number, name: clip.name, seconds, status: status.text })}
      aria-current={isOpen || undefined}
      tabIndex={isOpen ? 0 : -1}
      style={{ ...style, width: Math.max(usualMinimum, Math.round((lengthMs / 1_000) * pixelsPerSecond)) }}
      className={classNames(
        '@container relative flex h-[52px] min-w-28 items-stretch overflow-hidden rounded-r1 short:h-7',
        isSelected ? 'bg-bg-4' : 'bg-bg-2 hover:bg-bg-3',
        isSelected && (isOpen ? 'shadow-[0_0_0_1.5px_var(--select)]' : 'shadow-[0_0_0_1.5px_var(--line-3)]'),
        className,
      )}
    >
      <span className="hidden w-[84px] shrink-0 @min-[184px]:flex short:hidden">
        {pictureId === null ? (
          <span className="flex flex-1 items-center justify-center bg-bg-4 text-fg-3">
            <Icon of={Clapperboard} size={16} />
          </span>
        ) : (
          <MediaThumb asset={assets[pictureId] ?? null} alt="" onBroken={redrawThumbnail} className="flex-1" />
        )}
      </span>
      <span className="flex min-w-0 flex-1 flex-col justify-center px-2.5 short:flex-row short:items-center short:gap-2">
        <span className="flex min-w-0 flex-1 items-end gap-2 text-base short:items-center">
          <span className="text-fg-3">{number}</span>
          <span className="min-w-0 flex-1 truncate font-semibold text-fg-1">{clip.name}</span>
          <span className="tabular text-fg-3 short:hidden">{seconds}</span>
        </span>
        <span className="flex min-w-0 flex-1 items-center gap-2 text-meta text-fg-2 short:flex-none">
          <Icon of={statusIcons[status.kind]} size={12} className={`shrink-0 ${statusTones[status.kind]}`} />
          <span className={classNames('truncate short:hidden', status.kind === 'stale' && 'text-accent-text')}>
            {status.text}
          </span>
          <span className="tabular hidden text-base text-fg-3 short:inline">{seconds}</span>
        </span>
      </span>
      <FilmMark clipId={clip.id} />
    </div>
  );
}
