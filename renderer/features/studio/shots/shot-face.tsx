import { MessageSquareQuote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { CameraGlyph } from '#renderer/ui/camera-glyph.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import type { PlacedShot } from './model.ts';
import { PictureBand } from './picture-band.tsx';
import { shotFacts, shotLine } from './shot-text.ts';

/** The box that a face fills: a card of the strip, or one that hangs on the hand. */
export const shotFaceLook = 'flex h-full flex-col overflow-hidden rounded-r1';

interface ShotFaceProps {
  readonly spec: ClipSpec;
  readonly placed: PlacedShot;
  readonly isSelected: boolean;
  /**
   * How wide what can be seen of the card is, in pixels, when an edge is dragged over it: words stay inside. Absent: all
   * of it can be seen.
   */
  readonly seenWidth?: number | undefined;
}

/** Number, camera, framing and length. Under 96 px of card the words go: its own size decides, not the window's. */
function Head({ placed, isSelected, seenWidth }: ShotFaceProps) {
  const { t } = useTranslation();
  const { shot, index } = placed;
  const facts = shotFacts(shot);
  return (
    <div style={{ width: seenWidth }} className="@container shrink-0">
      <div className="flex h-[22px] items-center gap-1 px-1 text-meta @min-[64px]:gap-1.5 @min-[64px]:px-1.5">
        <span className="font-semibold text-fg-1">{index + 1}</span>
        {shot.camera === null ? null : (
          <CameraGlyph move={shot.camera.move} className="hidden shrink-0 text-fg-1 @min-[56px]:block" />
        )}
        <span
          className={classNames(
            'hidden min-w-0 flex-1 truncate @min-[96px]:block',
            isSelected ? 'font-medium text-fg-1' : 'text-fg-2',
          )}
        >
          {facts === '' ? t('studio.shots.noFraming') : facts}
        </span>
        <span data-length className="tabular ml-auto whitespace-nowrap text-fg-3">
          {secondsText(shot.durationMs)}
        </span>
      </div>
    </div>
  );
}

/** What a card shows: its head, its picture for as long as it lasts, and what is said or done. */
export function ShotFace(props: ShotFaceProps) {
  const { spec, placed, isSelected, seenWidth } = props;
  const { t } = useTranslation();
  const line = shotLine(spec, placed.shot);
  return (
    <>
      <Head {...props} />
      <PictureBand spec={spec} placed={placed} seenWidth={seenWidth} />
      {/* Two letters of a sentence tell nothing: a card that is too narrow gives the room to its picture. */}
      <div style={{ width: seenWidth }} className="@container shrink-0">
        <div className="hidden h-[34px] gap-1.5 overflow-hidden px-1.5 pt-0.5 text-meta text-fg-2 @min-[56px]:flex short:h-[18px]">
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
    </>
  );
}
