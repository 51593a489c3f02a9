import type { CSSProperties, ReactNode } from 'react';
import type { Camera } from '#shared/domain/shot.ts';
import { glyphMotion, glyphPace, whipTarget, type GlyphLayer, type GlyphMotion } from './glyph-motions.ts';
import './moving-glyph.css';
import { Person } from './person.tsx';

/** The custom properties that the style sheet animates between. */
function layerStyle({ layers }: GlyphMotion, layer: GlyphLayer): CSSProperties {
  const motion = layers[layer];
  // Inherited from `all` otherwise: a part that stands still says so.
  return { '--glyph-from': motion?.from ?? 'none', '--glyph-to': motion?.to ?? 'none' } as CSSProperties;
}

/** A part that is sharp at one end of a focus pull and soft at the other. */
function Focus({ isPulled, place, children }: FocusProps) {
  if (!isPulled) return children;
  const [from, to] = place === 'front' ? [1, 0] : [0, 1];
  const sharp = { '--glyph-focus-from': from, '--glyph-focus-to': to, opacity: to } as CSSProperties;
  const soft = { '--glyph-focus-from': to, '--glyph-focus-to': from, opacity: from } as CSSProperties;
  return (
    <>
      <g data-focus={place} style={sharp}>
        {children}
      </g>
      <g data-focus={place} className="glyph-soft" style={soft}>
        {children}
      </g>
    </>
  );
}

interface FocusProps {
  readonly isPulled: boolean;
  readonly place: 'front' | 'back';
  readonly children: ReactNode;
}

const ridge = 'M-50 19L-38 11L-26 17L-12 8L0 16L10 10L22 16L36 6L48 15L60 9L74 17L98 10V60H-50Z';

interface MovingGlyphProps {
  readonly camera: Camera;
  /** Only the one that is looked at moves. */
  readonly isMoving: boolean;
  readonly className?: string;
}

/** A scene of three grounds, and what the camera does to it. Its name stands beside it: screen readers pass it. */
export function MovingGlyph({ camera, isMoving, className }: MovingGlyphProps) {
  const motion = glyphMotion(camera);
  const pace = glyphPace[camera.speed];
  const style = { '--glyph-time': `${pace.milliseconds}ms`, '--glyph-runs': pace.runs } as CSSProperties;
  const second = whipTarget(camera);
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 48 27"
      data-move={camera.move}
      data-course={motion.course}
      data-moving={isMoving || undefined}
      style={style}
      className={`moving-glyph overflow-hidden ${className ?? ''}`}
    >
      <rect width="48" height="27" className="fill-bg-2" />
      <g data-layer="all" style={layerStyle(motion, 'all')}>
        <g data-layer="far" style={layerStyle(motion, 'far')}>
          <circle cx="35" cy="7" r="2.6" className="fill-bg-5" />
          <path d={ridge} className="fill-bg-4" />
        </g>
        <path d="M-60 20H108V70H-60Z" className="fill-bg-3" />
        <g data-layer="figure" style={layerStyle(motion, 'figure')}>
          <Focus isPulled={motion.isFocusPulled} place="back">
            <Person x={24} top={8} height={14} className="fill-fg-2" />
          </Focus>
          {second === 0 ? null : <Person x={24 + 40 * second} top={6} height={16} className="fill-fg-2" />}
        </g>
        <g data-layer="near" style={layerStyle(motion, 'near')}>
          <Focus isPulled={motion.isFocusPulled} place="front">
            {motion.isFocusPulled ? (
              <circle cx="11" cy="17" r="6" className="fill-line-3" />
            ) : (
              <path
                d="M5 -20H7.4V70H5ZM41 -20H43.4V70H41ZM-31 -20H-28.6V70H-31ZM77 -20H79.4V70H77Z"
                className="fill-line-3"
              />
            )}
          </Focus>
        </g>
      </g>
    </svg>
  );
}
