import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { fieldSurface } from './field-surface.ts';
import { Icon } from './icon.tsx';
import { menuItem, menuPopup } from './menu-surface.ts';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly glyph?: ReactNode;
  /** Why it cannot be chosen; it stays in the list. */
  readonly disabledReason?: string;
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { label, options, value, onChange, placeholder, isDisabled = false, className } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={isDisabled}
      modal={false}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.Trigger
        aria-label={label}
        className={classNames(
          fieldSurface,
          'flex h-7 w-full min-w-0 items-center gap-2 pr-2 pl-2 text-left',
          className,
        )}
      >
        {chosen?.glyph}
        <span className={classNames('min-w-0 flex-1 truncate', chosen === undefined && 'text-fg-3')}>
          {chosen?.label ?? placeholder}
        </span>
        <Base.Icon className="text-fg-3">
          <Icon of={ChevronsUpDown} size={12} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} collisionPadding={8} className="z-menu">
          <Base.Popup className={classNames(menuPopup, 'min-w-(--anchor-width)')}>
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  label={option.label}
                  disabled={option.disabledReason !== undefined}
                  className={menuItem}
                >
                  {option.glyph}
                  <Base.ItemText className="min-w-0 flex-1">{option.label}</Base.ItemText>
                  {option.disabledReason === undefined ? null : (
                    <span className="text-meta text-fg-3">{option.disabledReason}</span>
                  )}
                  <Base.ItemIndicator className="text-fg-2">
                    <Icon of={Check} size={14} />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
