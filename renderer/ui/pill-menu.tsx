import type { LucideIcon } from 'lucide-react';
import { lazy } from 'react';
import { Icon } from './icon.tsx';
import { LateTrigger } from './late-trigger.tsx';

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
}

/** A setting of the clip: 24 px, value only, opens a menu of the others. */
export function PillMenu<T extends string>({ label, options, value, onChange, icon }: PillMenuProps<T>) {
  const chosen = options.find((option) => option.value === value);
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
        aria-label={`${label}: ${chosen?.label ?? value}`}
        className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-r2 bg-bg-3 px-2 text-base font-medium whitespace-nowrap text-fg-1 transition-colors duration-fast hover:bg-bg-4 data-popup-open:bg-bg-4 data-popup-open:shadow-[0_0_0_1.5px_var(--select)]"
      >
        {icon === undefined ? null : <Icon of={icon} size={14} className="text-fg-3" />}
        {chosen?.label ?? value}
      </button>
    </LateTrigger>
  );
}
