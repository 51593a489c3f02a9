import { Check, X } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Take } from '#shared/domain/take.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { redrawThumbnail } from '#renderer/platform/redraw-thumbnail.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { ContextMenu } from '#renderer/ui/context-menu.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { MediaThumb } from '#renderer/ui/media-thumb.tsx';
import { showTake, trashTake } from './take-actions.ts';
import { useTakeMenu } from './take-menu.ts';

interface TakeTileProps {
  readonly take: Take;
  readonly isShown: boolean;
  /** One tile of the strip is a tab stop. */
  readonly isTabStop: boolean;
}

const plate =
  'absolute flex h-4 min-w-4 items-center justify-center rounded-r1 bg-on-img-bg px-1 text-meta font-semibold text-on-img';

interface TilePictureProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  readonly take: Take;
  readonly isShown: boolean;
}

function TilePicture({ take, isShown, ...rest }: TilePictureProps) {
  const asset = useMirror((mirror) => mirror.assets[take.assetId] ?? null);
  return (
    <div
      {...rest}
      className={classNames(
        'relative h-[66px] w-[120px] rounded-r1 short:h-[45px] short:w-20',
        isShown && 'shadow-[0_0_0_1px_var(--bg-1),0_0_0_3px_var(--select)]',
      )}
    >
      <MediaThumb
        asset={asset}
        alt=""
        onBroken={redrawThumbnail}
        className={classNames('size-full rounded-r1', take.verdict === 'rejected' && 'opacity-45 grayscale')}
      />
      <span className={`${plate} top-1 left-1`}>{take.number}</span>
      {take.verdict === null ? null : (
        <span className={`${plate} top-1 right-1 px-0.5`}>
          <Icon of={take.verdict === 'accepted' ? Check : X} size={12} />
        </span>
      )}
    </div>
  );
}

/** A take that can be played. Its number is its key; a ring says it plays, a tick or a cross how it was judged. */
export function TakeTile({ take, isShown, isTabStop }: TakeTileProps) {
  const { t } = useTranslation();
  const entries = useTakeMenu(take);
  const provider = useMirror((mirror) => mirror.providers.find(({ id }) => id === take.providerId));
  const isActive = useMirror((mirror) => mirror.clips[take.clipId]?.activeTakeId === take.id);
  const verdict =
    take.verdict === 'accepted'
      ? t('studio.takes.tileAccepted')
      : take.verdict === 'rejected'
        ? t('studio.takes.tileRejected')
        : t('studio.takes.tileNew');
  const caption =
    take.verdict === 'accepted'
      ? t('studio.takes.accepted')
      : take.verdict === 'rejected'
        ? t('studio.takes.rejected')
        : (provider?.name ?? take.providerId);
  return (
    <ContextMenu entries={entries}>
      <div
        role="option"
        aria-selected={isShown}
        aria-label={t('studio.takes.tile', { number: take.number, state: `${provider?.name ?? ''}, ${verdict}` })}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => {
          showTake(take.id);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Delete') void trashTake(take);
          // Space plays what is shown.
          else if (event.key === 'Enter' || (event.key === ' ' && !isShown)) showTake(take.id);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        className="flex shrink-0 flex-col gap-1 rounded-r1"
      >
        <TilePicture take={take} isShown={isShown} />
        <span className="flex w-[120px] justify-between gap-2 text-meta text-fg-3 short:hidden">
          <span className={classNames('truncate', isShown && 'text-fg-1')}>{caption}</span>
          {isActive ? <span className="shrink-0 text-fg-2">{t('studio.takes.inFilm')}</span> : null}
          {!isActive && take.verdict !== null && provider !== undefined ? (
            <span className="shrink-0">{provider.name}</span>
          ) : null}
        </span>
      </div>
    </ContextMenu>
  );
}
