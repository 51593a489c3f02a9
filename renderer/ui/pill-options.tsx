import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { Icon } from './icon.tsx';
import type { UsedTrigger } from './late-trigger.tsx';
import { menuItem } from './menu-surface.ts';
import { MenuFrame } from './menu-window.tsx';

export interface PillOption<T extends string> {
  readonly value: T;
  readonly label: string;
  /** A fact behind the name: "1280 × 720". */
  readonly note?: string;
  /** Why it cannot be chosen; it stays in the menu. */
  readonly disabledReason?: string | undefined;
}

export interface PillOptions<T extends string> {
  /** What is set here: "Ratio". Not printed on the pill, but spoken and shown as the menu's title. */
  readonly label: string;
  readonly options: readonly PillOption<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

interface PillOptionsMenuProps extends PillOptions<string> {
  readonly trigger: UsedTrigger;
}

/** The values that a setting can have. */
export function PillOptionsMenu(props: PillOptionsMenuProps) {
  const { trigger, label, options, value, onChange } = props;
  return (
    <MenuFrame trigger={trigger} side="top">
      <Base.RadioGroup
        value={value}
        aria-label={label}
        onValueChange={(next: unknown) => {
          onChange(String(next));
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
              <span className="pl-4 text-meta text-fg-3">{option.disabledReason ?? option.note}</span>
            )}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </MenuFrame>
  );
}
