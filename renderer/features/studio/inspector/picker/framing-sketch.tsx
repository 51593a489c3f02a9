import type { ReactNode } from 'react';
import type { Framing } from '#shared/domain/shot.ts';
import { Person } from './person.tsx';

const horizon = (y: number): ReactNode => (
  <>
    <path d={`M0 ${y}H48V27H0Z`} className="fill-bg-3" />
    <path d={`M0 ${y}L12 ${y - 4}L20 ${y}L34 ${y - 6}L48 ${y}Z`} className="fill-bg-4" />
  </>
);

const body = (x: number, top: number, height: number, className = 'fill-fg-2'): ReactNode => (
  <Person x={x} top={top} height={height} className={className} />
);

/** Eyes and mouth, where the face is large enough to have them. */
const face = (
  <path
    d="M20.4 12.4h1.8M25.8 12.4h1.8M24 13.6v2.6l-.9 .3M22.2 19h3.6"
    className="fill-none stroke-bg-2"
    strokeWidth="0.9"
    strokeLinecap="round"
  />
);

const eye = (
  <g className="fill-none stroke-fg-2" strokeWidth="1">
    <path d="M9 14.5C14 7.5 34 7.5 39 14.5C34 20.5 14 20.5 9 14.5Z" className="fill-bg-3" />
    <path d="M7 9C15 2.5 33 2.5 41 9" strokeLinecap="round" />
    <circle cx="24" cy="14" r="4.6" className="fill-bg-5" />
    <circle cx="24" cy="14" r="2" className="fill-fg-1 stroke-none" />
  </g>
);

/** Streets from above, and somebody on them. */
const streets = (
  <>
    <g className="fill-bg-4" transform="matrix(1 .2 -.5 .8 8 -6)">
      <path d="M-12 0h10v8h-10zM2 0h12v8h-12zM18 0h9v8h-9zM31 0h14v8h-14zM-12 12h10v9h-10zM2 12h12v9h-12zM18 12h9v9h-9zM31 12h14v9h-14zM2 25h12v9h-12zM18 25h9v9h-9zM31 25h14v9h-14z" />
    </g>
    <circle cx="24" cy="14" r="1.3" className="fill-fg-1" />
    <circle cx="24" cy="14" r="4" className="fill-none stroke-fg-2" strokeWidth="0.8" />
  </>
);

/** What somebody sees: the way ahead, and the own hands. */
const ownEyes = (
  <>
    <path d="M24 11L-6 27H54Z" className="fill-bg-4" />
    <path d="M24 11V27M24 11L8 27M24 11L40 27" className="fill-none stroke-bg-5" strokeWidth="0.7" />
    <circle cx="24" cy="11" r="1.8" className="fill-none stroke-fg-2" strokeWidth="0.8" />
    <path
      d="M2 27C4 21 9 19 15 19.5C17 19.7 17 22 15 22.3L11 23L9 27ZM46 27C44 21 39 19 33 19.5C31 19.7 31 22 33 22.3L37 23L39 27Z"
      className="fill-fg-2"
    />
  </>
);

const ticket = (
  <g transform="rotate(-8 24 14)">
    <rect x="12" y="7.5" width="24" height="13" rx="1.4" className="fill-bg-5 stroke-fg-2" strokeWidth="0.8" />
    <path d="M29 8v12" className="fill-none stroke-fg-2" strokeWidth="0.7" strokeDasharray="1 1.2" />
    <path d="M15 11.5h10M15 14.2h7M15 17h8.5" className="fill-none stroke-fg-2" strokeWidth="1.1" />
  </g>
);

const sketches: Readonly<Record<Framing, ReactNode>> = {
  wide: [horizon(17), body(24, 13, 7)],
  full: [horizon(18), body(24, 3.5, 20)],
  medium: body(24, 5, 44),
  'medium-close-up': body(24, 5, 68),
  'close-up': [body(24, 2, 170), face],
  'extreme-close-up': eye,
  aerial: streets,
  'over-the-shoulder': [body(19, 7, 44), body(39, 3, 105, 'fill-line-3')],
  pov: ownEyes,
  insert: ticket,
  'two-shot': [body(16, 6, 44), body(33, 4.5, 46, 'fill-line-3')],
};

/** The frame, and how much of somebody stands in it. Its name stands beside it: screen readers pass it. */
export function FramingSketch({ framing, className }: { readonly framing: Framing; readonly className?: string }) {
  const drawn = sketches[framing];
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 48 27" data-framing={framing} className={className}>
      <rect width="48" height="27" className="fill-bg-2" />
      {Array.isArray(drawn) ? drawn.map((part: ReactNode, index) => <g key={`${index}`}>{part}</g>) : drawn}
    </svg>
  );
}
