import { MessageSquareQuote } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { CameraGlyph } from '#renderer/ui/camera-glyph.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import type { PlacedShot } from './model.ts';
import { shotPicture } from './shot-picture.ts';
import { shotFacts, shotLine, shotName } from './shot-text.ts';

/** The picture of the shot, side by side for as long as the shot lasts. */
function PictureBand({
  spec,
  placed,
  isOnly,
}: {
  readonly spec: ClipSpec;
  readonly placed: PlacedShot;
  readonly isOnly: boolean;
}) {
  const { t } = useTranslation();
  const pictureId = shotPicture(spec, placed.shot);
  const hasPicture = useMirror((mirror) => pictureId !== null && mirror.assets[pictureId]?.hasThumbnail === true);
  if (pictureId !== null && hasPicture) {
    return (
      <div
        style={{ backgroundImage: `url(/thumb/${pictureId})` }}
        className="min-h-4 flex-1 bg-bg-3 bg-[length:auto_100%] bg-left bg-repeat-x"
      />
    );
  }
  return (
    <div className="flex min-h-4 flex-1 items-center justify-center overflow-hidden bg-bg-3 px-2 text-base text-fg-3">
      {isOnly ? <span className="truncate">{t('studio.shots.firstFrame')}</span> : null}
    </div>
  );
}

function CardHead({ placed, isSelected }: { readonly placed: PlacedShot; readonly isSelected: boolean }) {
  const { t } = useTranslation();
  const { shot, index } = placed;
  const facts = shotFacts(shot);
  return (
    <div className="flex h-[22px] shrink-0 items-center gap-1.5 px-1.5 text-meta">
      <span className="font-semibold text-fg-1">{index + 1}</span>
      {shot.camera === null ? null : <CameraGlyph move={shot.camera.move} className="text-fg-1" />}
      {/* Under 96 px of card the words go: the size of the card decides, not that of the window. */}
      <span
        className={classNames(
          'hidden min-w-0 flex-1 truncate @min-[96px]:block',
          isSelected ? 'font-medium text-fg-1' : 'text-fg-2',
        )}
      >
        {facts === '' ? t('studio.shots.noFraming') : facts}
      </span>
      <span className="tabular ml-auto text-fg-3">{secondsText(shot.durationMs)}</span>
    </div>
  );
}

interface ShotCardProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  readonly spec: ClipSpec;
  readonly placed: PlacedShot;
  readonly isSelected: boolean;
}

export function ShotCard({ spec, placed, isSelected, ...rest }: ShotCardProps) {
  const { t } = useTranslation();
  const { shot, index } = placed;
  const line = shotLine(spec, shot);
  return (
    <div
      {...rest}
      role="option"
      aria-selected={isSelected}
      aria-label={shotName(spec, shot, index)}
      data-shot={shot.id}
      tabIndex={isSelected ? 0 : -1}
      className={classNames(
        '@container flex h-full flex-col overflow-hidden rounded-r1',
        isSelected ? 'bg-bg-4 shadow-[0_0_0_1.5px_var(--select)]' : 'bg-bg-2 hover:bg-bg-3',
      )}
    >
      <CardHead placed={placed} isSelected={isSelected} />
      <PictureBand spec={spec} placed={placed} isOnly={spec.shots.length === 1} />
      <div className="flex h-[34px] shrink-0 gap-1.5 px-1.5 pt-0.5 text-meta text-fg-2 short:h-[18px]">
        {line.isDialogue ? <Icon of={MessageSquareQuote} size={12} className="mt-0.5 text-fg-3" /> : null}
        <span
          className={classNames(
            'line-clamp-2 min-w-0 wrap-anywhere short:line-clamp-1',
            isSelected && 'text-fg-1',
            line.text === '' && 'text-fg-3',
          )}
        >
          {line.text === '' ? t('studio.shots.nothing') : line.text}
        </span>
      </div>
    </div>
  );
}
