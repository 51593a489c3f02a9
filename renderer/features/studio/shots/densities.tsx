import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { dialogueDensity } from '#shared/prompt/dialogue-density.ts';
import { DensityBar } from './density-bar.tsx';
import { placeShots } from './model.ts';
import { useStripLayout } from './strip-layout.ts';

interface DensityPlaceProps {
  readonly shot: Shot;
  readonly startMs: number;
  readonly scaleMs: number;
  readonly isSelected: boolean;
}

const DensityPlace = memo(function DensityPlace({ shot, startMs, scaleMs, isSelected }: DensityPlaceProps) {
  return (
    <div
      style={{ left: `${(startMs / scaleMs) * 100}%`, width: `${(shot.durationMs / scaleMs) * 100}%` }}
      className="@container absolute flex flex-col gap-1 overflow-hidden pr-2.5"
    >
      <DensityBar shot={shot} isSelected={isSelected} />
    </div>
  );
});

interface DensitiesProps {
  readonly stored: ClipSpec;
  readonly selectedIndex: number;
}

/** Under each card, how much is said for its time. */
export function Densities({ stored, selectedIndex }: DensitiesProps) {
  const { t } = useTranslation();
  const { live, scaleMs } = useStripLayout(stored);
  const isSilent = live.shots.every((shot) => dialogueDensity(shot).level === 'none');
  return (
    <div className="relative mt-1.5 h-6 shrink-0 short:h-2">
      {isSilent ? (
        <p className="truncate pt-[3px] text-meta text-fg-3 short:sr-only">{t('studio.shots.density.none')}</p>
      ) : (
        placeShots(live.shots).map(({ shot, index, startMs }) => (
          <DensityPlace
            key={shot.id}
            shot={shot}
            startMs={startMs}
            scaleMs={scaleMs}
            isSelected={index === selectedIndex}
          />
        ))
      )}
    </div>
  );
}
