import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { menuItem, menuPopup } from './menu-surface.ts';

export interface PillOption<T extends string> {
  readonly value: T;
  readonly label: string;
  /** A fact behind the name: "1280 × 720". */
  readonly note?: string;
  /** Why it cannot be chosen; it stays in the menu. */
  readonly disabledReason?: string | undefined;
}

interface PillMenuProps<T extends string> {
  /** What is set here: "Ratio". Not printed on the pill, but spoken and shown as the menu's title. */
  readonly label: string;
  readonly options: readonly PillOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly icon?: LucideIcon;
}

/** A setting of the clip: 24 px, value only, opens a menu of the others. */
export function PillMenu<T extends string>({ label, options, value, onChange, icon }: PillMenuProps<T>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Base.Root modal={false}>
      <Base.Trigger
        aria-label={`${label}: ${chosen?.label ?? value}`}
        className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-r2 bg-bg-3 px-2 text-base font-medium whitespace-nowrap text-fg-1 transition-colors duration-fast hover:bg-bg-4 data-popup-open:bg-bg-4 data-popup-open:shadow-[0_0_0_1.5px_var(--select)]"
      >
        {icon === undefined ? null : <Icon of={icon} size={14} className="text-fg-3" />}
        {chosen?.label ?? value}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner side="top" align="start" sideOffset={4} collisionPadding={8} className="z-menu">
          <Base.Popup className={menuPopup}>
            <Base.RadioGroup
              value={value}
              aria-label={label}
              onValueChange={(next: unknown) => {
                const option = options.find((candidate) => candidate.value === next);
                if (option !== undefined) onChange(option.value);
              }}
            >
              <div role="presentation" className="px-2 pt-1.5 pb-1 text-meta font-medium text-fg-3">
                {label}
              </div>
              {options.map((option) => (
                <Base.RadioItem
                  key={option.value}
                  value={option.value}
                  closeOnClick
                  disabled={option.disabledReason !== undefined}
                  className={menuItem}
                >
                  <span className="flex w-3.5 shrink-0">
                    <Base.RadioItemIndicator>
                      <Icon of={Check} size={14} />
                    </Base.RadioItemIndicator>
                  </span>
                  <span className="flex-1">{option.label}</span>
                  {option.note === undefined && option.disabledReason === undefined ? null : (
                    <span className={classNames('pl-4 text-meta text-fg-3')}>
                      {option.disabledReason ?? option.note}
                    </span>
                  )}
                </Base.RadioItem>
              ))}
            </Base.RadioGroup>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
