import type { LucideIcon } from 'lucide-react';
import { lazy } from 'react';
import { Icon } from './icon.tsx';
import { LateTrigger } from './late-trigger.tsx';
import { pillButton } from './pill-button.ts';
import type { PillOptions } from './pill-options.tsx';

const load = () => import('./pill-options.tsx');
const PillOptionsMenu = lazy(async () => ({ default: (await load()).PillOptionsMenu }));

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
