import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { BusyRing } from './busy-ring.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/** `primary` is amber: one per screen. `danger-fill` stands only inside a confirm. */
export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger' | 'danger-fill';
/** Height in pixels. */
export type ButtonSize = 24 | 28 | 36 | 40;

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'type'> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon;
  /** Keeps the width, swaps the icon for a ring and ignores clicks. */
  readonly isBusy?: boolean;
  /** What the busy button does: "Sending". */
  readonly busyLabel?: string;
  readonly children: ReactNode;
}

const variantClasses: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-accent-fg font-semibold enabled:hover:bg-accent-hover enabled:active:bg-accent-press',
  default: 'bg-bg-3 text-fg-1 font-medium enabled:hover:bg-bg-4 enabled:active:bg-bg-5',
  quiet: 'text-fg-2 font-medium enabled:hover:bg-bg-3 enabled:hover:text-fg-1 enabled:active:bg-bg-4',
  danger: 'bg-danger-bg text-danger font-medium enabled:hover:brightness-110 enabled:active:brightness-95',
  'danger-fill': 'bg-danger-fill text-on-danger-fill font-semibold enabled:hover:brightness-110',
};

const sizeClasses: Readonly<Record<ButtonSize, string>> = {
  24: 'h-6 px-2 text-meta',
  28: 'h-7 px-2.5 text-base',
  36: 'h-9 px-4 text-read',
  40: 'h-10 px-3 text-read',
};

export function Button({
  variant = 'default',
  size = 28,
  icon,
  isBusy = false,
  busyLabel,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || rest['aria-disabled']}
      onClick={isBusy ? undefined : onClick}
      className={classNames(
        'inline-grid shrink-0 place-items-center rounded-r2 whitespace-nowrap transition-colors duration-fast',
        'disabled:bg-bg-2 disabled:text-fg-4',
        variant === 'quiet' && 'disabled:bg-transparent',
        variantClasses[variant],
        sizeClasses[size],
        className,
      )}
    >
      <span
        aria-hidden={isBusy || undefined}
        className={classNames('col-start-1 row-start-1 inline-flex items-center gap-1.5', isBusy && 'invisible')}
      >
        {icon === undefined ? null : <Icon of={icon} size={size === 24 ? 14 : 16} />}
        {children}
      </span>
      {isBusy ? (
        <span className="col-start-1 row-start-1 inline-flex items-center gap-2">
          <BusyRing />
          {busyLabel ?? children}
        </span>
      ) : null}
    </button>
  );
}
