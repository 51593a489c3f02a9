import type { LucideIcon } from 'lucide-react';
import { lazy } from 'react';
import { Icon } from './icon.tsx';
import { LateTrigger } from './late-trigger.tsx';
import { pillButton } from './pill-button.ts';

const load = () => import('./pill-options.tsx');
const PillOptionsMenu = lazy(async () => ({ default: (await load()).PillOptionsMenu }));

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

interface PillMenuProps<T extends string> extends PillOptions<T> {
  readonly icon?: LucideIcon;
  /** The icon says it all: on or off. */
  readonly isIconOnly?: boolean;
}

/** A setting of the clip: 24 px, value only, opens a menu of the others. */
export function PillMenu<T extends string>(props: PillMenuProps<T>) {
  const { label, options, value, onChange, icon, isIconOnly = false } = props;
  const chosen = options.find((option) => option.value === value);
  const name = `${label}: ${chosen?.label ?? value}`;
  const choose = (next: string): void => {
    const option = options.find((candidate) => candidate.value === next);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <LateTrigger
      opensWith="press"
      preload={load}
      menu={(trigger) => (
        <PillOptionsMenu trigger={trigger} label={label} options={options} value={value} onChange={choose} />
      )}
    >
      <button
        type="button"
        aria-label={name}
        data-tip={isIconOnly ? name : label}
        className={`${pillButton} data-popup-open:bg-bg-4 data-popup-open:shadow-[0_0_0_1.5px_var(--select)]`}
      >
        {icon === undefined ? null : <Icon of={icon} size={14} className="text-fg-3" />}
        {isIconOnly ? null : (chosen?.label ?? value)}
      </button>
    </LateTrigger>
  );
}
