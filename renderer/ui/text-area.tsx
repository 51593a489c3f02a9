import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import { fieldSurface } from './field-surface.ts';

interface TextAreaProps extends Omit<ComponentPropsWithRef<'textarea'>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: boolean;
}

/** Grows with its words, from as many lines as `rows` says; no scroll bar, no handle. */
export function TextArea({ value, onChange, error = false, className, rows = 1, ...rest }: TextAreaProps) {
  return (
    <textarea
      {...rest}
      rows={rows}
      // A field that grows with its words forgets its rows.
      style={{ minHeight: `calc(${rows}lh + 12px)` }}
      value={value}
      aria-invalid={error || undefined}
      onChange={(event) => {
        onChange(event.target.value);
      }}
      className={classNames(
        fieldSurface,
        'field-sizing-content block w-full min-w-0 resize-none overflow-hidden px-2 py-1.5 text-base/5',
        className,
      )}
    />
  );
}
