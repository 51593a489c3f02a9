import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { BusyRing } from './busy-ring.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconSize } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label' | 'type'> {
  /** The name, for screen readers and for the tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly iconSize?: IconSize;
  readonly size?: 24 | 28 | 32 | 36;
  /** The shortcut as people read it. */
  readonly keys?: string | undefined;
  readonly tooltipSide?: 'top' | 'right' | 'bottom' | 'left';
  readonly isBusy?: boolean;
}

const sizeClasses = { 24: 'size-6', 28: 'size-7', 32: 'h-7 w-8', 36: 'h-7 w-9' } as const;

export function IconButton({
  label,
  icon,
  iconSize = 16,
  size = 28,
  keys,
  tooltipSide = 'top',
  isBusy = false,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys} side={tooltipSide}>
      <button
        {...rest}
        type="button"
        aria-label={label}
        aria-busy={isBusy || undefined}
        aria-disabled={isBusy || rest['aria-disabled']}
        onClick={isBusy ? undefined : onClick}
        className={classNames(
          'inline-flex shrink-0 items-center justify-center rounded-r2 text-fg-2 transition-colors duration-fast',
          'enabled:hover:bg-bg-3 enabled:hover:text-fg-1 enabled:active:bg-bg-4 disabled:text-fg-4',
          'data-popup-open:bg-bg-3 data-popup-open:text-fg-1',
          sizeClasses[size],
          className,
        )}
      >
        {isBusy ? <BusyRing size={iconSize === 18 ? 16 : iconSize} /> : <Icon of={icon} size={iconSize} />}
      </button>
    </Tooltip>
  );
}
