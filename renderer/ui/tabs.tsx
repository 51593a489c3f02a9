import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface Tab<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Stands at the right end of the row of tabs. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** Names in a row, the chosen one underlined; its content fills the rest. Hidden panels are unmounted. */
export function Tabs<T extends string>({ label, tabs, value, onChange, actions, className }: TabsProps<T>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className={classNames('flex min-h-0 flex-col', className)}
    >
      <div className="flex h-9 shrink-0 items-stretch border-b border-line-1 px-3">
        <Base.List aria-label={label} className="flex items-stretch gap-4 compact:gap-3">
          {tabs.map((tab) => (
            <Base.Tab
              key={tab.value}
              value={tab.value}
              className="relative inline-flex items-center gap-1.5 text-base font-medium whitespace-nowrap text-fg-3 transition-colors duration-fast after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 hover:text-fg-1 focus-visible:-outline-offset-2 data-active:text-fg-1 data-active:after:bg-select"
            >
              {tab.label}
            </Base.Tab>
          ))}
        </Base.List>
        {actions === undefined ? null : <div className="ml-auto flex items-center gap-1">{actions}</div>}
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="flex min-h-0 flex-1 flex-col focus-inset">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
