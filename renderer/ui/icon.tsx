import type { LucideIcon } from 'lucide-react';

export type IconSize = 12 | 14 | 16 | 18;

/** Thinner lines on larger icons, so that all sizes read as one weight. */
const strokeOfSize: Readonly<Record<IconSize, number>> = { 12: 2, 14: 1.75, 16: 1.6, 18: 1.6 };

interface IconProps {
  readonly of: LucideIcon;
  readonly size?: IconSize;
  readonly className?: string;
}

/** A drawing beside a word. It says nothing by itself, so screen readers pass it. */
export function Icon({ of: Drawing, size = 16, className }: IconProps) {
  return (
    <Drawing
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      strokeWidth={strokeOfSize[size]}
      className={className === undefined ? 'shrink-0' : `shrink-0 ${className}`}
    />
  );
}
