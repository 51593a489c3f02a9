import type { ComponentPropsWithRef } from 'react';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import type { PlacedShot } from './model.ts';
import { ShotFace, shotFaceLook } from './shot-face.tsx';
import { shotName } from './shot-text.ts';

interface ShotCardProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  readonly spec: ClipSpec;
  readonly placed: PlacedShot;
  /** The one the inspector shows; arrows start from it. */
  readonly isLead: boolean;
  readonly isSelected: boolean;
  /** Hangs on the hand; here is where it came from. */
  readonly isGhost: boolean;
  readonly seenWidth: number | undefined;
}

export function ShotCard({ spec, placed, isLead, isSelected, isGhost, seenWidth, ...rest }: ShotCardProps) {
  const { shot, index } = placed;
  return (
    <div
      {...rest}
      role="option"
      aria-selected={isSelected}
      aria-label={shotName(spec, shot, index)}
      data-shot={shot.id}
      tabIndex={isLead ? 0 : -1}
      className={classNames(
        shotFaceLook,
        'touch-none',
        isSelected ? 'bg-bg-4' : 'bg-bg-2 hover:bg-bg-3',
        isGhost
          ? 'cursor-grabbing opacity-55 outline outline-dashed -outline-offset-1 outline-line-3'
          : classNames('in-data-grips:cursor-grab', isSelected && 'shadow-[0_0_0_1.5px_var(--select)]'),
      )}
    >
      <ShotFace spec={spec} placed={placed} isSelected={isSelected} seenWidth={seenWidth} />
    </div>
  );
}
