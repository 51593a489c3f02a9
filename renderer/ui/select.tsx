import { ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { fieldSurface } from './field-surface.ts';
import { Icon } from './icon.tsx';

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

/**
 * A native select: keys, type-ahead and screen readers come with it. Chromium draws its list in our look
 * (`appearance: base-select` in style.css); other browsers draw their own.
 */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, options, value, onChange, placeholder, isDisabled = false, className } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <span className={classNames('relative flex min-w-0 flex-1 items-center', className)}>
      {chosen?.glyph === undefined ? null : <span className="pointer-events-none absolute left-2">{chosen.glyph}</span>}
      <select
        aria-label={label}
        value={chosen?.value ?? ''}
        disabled={isDisabled}
        onChange={(event) => {
          const next = options.find((option) => option.value === event.target.value);
          if (next !== undefined) onChange(next.value);
        }}
        className={classNames(
          fieldSurface,
          'select h-7 w-full min-w-0 pr-7',
          chosen?.glyph === undefined ? 'pl-2' : 'pl-8',
          chosen === undefined && 'text-fg-3',
        )}
      >
        {chosen === undefined ? (
          <option value="" hidden>
            {placeholder}
          </option>
        ) : null}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabledReason !== undefined}>
            {option.glyph}
            {option.label}
            {option.disabledReason === undefined ? null : ` (${option.disabledReason})`}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute right-2 text-fg-3">
        <Icon of={ChevronsUpDown} size={12} />
      </span>
    </span>
  );
}
