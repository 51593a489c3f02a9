import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

export interface SegmentedOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly isDisabled?: boolean;
  /** What its key does, for people who see; the label stays its name. */
  readonly tip?: { readonly label: string; readonly keys: string };
}

interface SegmentedProps<T extends string> {
  /** The group's name for screen readers. */
  readonly label: string;
  readonly options: readonly SegmentedOption<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly className?: string;
}

/** One of a few, all in sight. One tab stop; arrows move inside. */
export function Segmented<T extends string>({ label, options, value, onChange, className }: SegmentedProps<T>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={value === null ? [] : [value]}
      onValueChange={(next) => {
        // Pressing the chosen segment again would leave none: it stays.
        const chosen = options.find((option) => option.value === next[0]);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className={classNames('inline-flex h-7 items-center gap-px rounded-r2 bg-bg-3 p-0.5', className)}
    >
      {options.map((option) => {
        const toggle = (
          <Toggle
            key={option.value}
            value={option.value}
            disabled={option.isDisabled ?? false}
            className={classNames(
              'inline-flex h-6 min-w-6 items-center gap-1.5 rounded-r1 px-2.5 text-base font-medium whitespace-nowrap text-fg-2 transition-colors duration-fast',
              // The rim of the group belongs to its segments: nobody has to aim between its edges.
              'relative after:absolute after:inset-x-0 after:-inset-y-0.5',
              'hover:text-fg-1 focus-flush disabled:text-fg-4',
              'data-pressed:bg-bg-chosen data-pressed:text-fg-1 data-pressed:shadow-[0_0_0_1px_var(--line-2)]',
            )}
          >
            {option.label}
          </Toggle>
        );
        return option.tip === undefined ? (
          toggle
        ) : (
          <Tooltip key={option.value} {...option.tip}>
            {toggle}
          </Tooltip>
        );
      })}
    </ToggleGroup>
  );
}
