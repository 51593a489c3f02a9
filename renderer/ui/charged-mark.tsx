import type { Charged } from '#shared/errors.ts';

/** Filled coin: yes. Empty ring: no. Dashed amber ring with "?": unknown. The word stands beside it. */
export function ChargedMark({ charged }: { readonly charged: Charged }) {
  const common = { 'aria-hidden': true, width: 14, height: 14, viewBox: '0 0 14 14', className: 'shrink-0' } as const;
  const letter = { x: 7, y: 10, textAnchor: 'middle', fontSize: 8.5, fontWeight: 600 } as const;
  if (charged === 'yes') {
    return (
      <svg {...common} className="shrink-0 text-fg-2">
        <circle cx="7" cy="7" r="6.25" fill="currentColor" />
        <text {...letter} className="fill-bg-1">
          $
        </text>
      </svg>
    );
  }
  if (charged === 'no') {
    return (
      <svg {...common} className="shrink-0 text-fg-3">
        <circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.25" />
      </svg>
    );
  }
  return (
    <svg {...common} className="shrink-0 text-accent-text">
      <circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.25" strokeDasharray="2.2 1.6" />
      <text {...letter} fill="currentColor">
        ?
      </text>
    </svg>
  );
}
