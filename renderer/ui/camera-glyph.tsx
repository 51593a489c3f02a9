import type { CameraMove } from '#shared/domain/shot.ts';
import { cameraGlyphShapes } from './camera-glyph-shapes.ts';

interface CameraGlyphProps {
  readonly move: CameraMove;
  readonly className?: string;
}

/** A camera move in 16 px. It stands beside the word, or its button has a name: screen readers pass it. */
export function CameraGlyph({ move, className }: CameraGlyphProps) {
  const { lines, dots } = cameraGlyphShapes[move];
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 16 16"
      width={16}
      height={16}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.2}
      strokeLinecap="round"
      strokeLinejoin="round"
      data-move={move}
      className={className === undefined ? 'shrink-0' : `shrink-0 ${className}`}
    >
      <path d={lines} />
      {dots === '' ? null : <path d={dots} fill="currentColor" stroke="none" />}
    </svg>
  );
}
