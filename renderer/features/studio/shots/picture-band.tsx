import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { CameraGlyph } from '#renderer/ui/camera-glyph.tsx';
import type { PlacedShot } from './model.ts';
import { shotPicture } from './shot-picture.ts';

const FilmBand = lazy(async () => ({ default: (await import('./frames/film-band.tsx')).FilmBand }));

interface PictureBandProps {
  readonly spec: ClipSpec;
  readonly placed: PlacedShot;
  readonly seenWidth: number | undefined;
}

/**
 * Frames of the take, else the picture of the shot, side by side for as long as the shot lasts. On a card too narrow for
 * it above, the camera.
 */
export function PictureBand({ spec, placed, seenWidth }: PictureBandProps) {
  const { t } = useTranslation();
  const { shot } = placed;
  const pictureId = shotPicture(spec, shot);
  const hasPicture = useMirror((mirror) => pictureId !== null && mirror.assets[pictureId]?.hasThumbnail === true);
  return (
    <div className="@container relative min-h-4 flex-1 overflow-hidden bg-bg-3">
      {pictureId !== null && hasPicture ? (
        <div
          style={{ backgroundImage: `url(/thumb/${pictureId})` }}
          className="absolute inset-0 bg-[length:auto_100%] bg-left bg-repeat-x"
        />
      ) : spec.shots.length === 1 ? (
        <p className="absolute inset-0 grid place-items-center truncate px-2 text-base text-fg-3">
          {t('studio.shots.firstFrame')}
        </p>
      ) : null}
      <Suspense fallback={null}>
        <FilmBand placed={placed} seenWidth={seenWidth} />
      </Suspense>
      {shot.camera === null ? null : (
        <span className="absolute bottom-0.5 left-0.5 rounded-r1 bg-on-img-bg p-0.5 text-on-img @min-[56px]:hidden">
          <CameraGlyph move={shot.camera.move} />
        </span>
      )}
    </div>
  );
}
