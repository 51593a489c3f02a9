import { Search, X } from 'lucide-react';
import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FieldError } from './field-error.tsx';
import { fieldSurface } from './field-surface.ts';
import { Icon } from './icon.tsx';

export interface TextFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** One sentence; the field is marked invalid and points to it. */
  readonly error?: string | undefined;
  readonly fix?: { readonly label: string; readonly onFix: () => void };
  /** Shown at the right end, such as a unit. */
  readonly suffix?: ReactNode;
  /** A magnifier in front, and a cross that empties the field; the name of the cross. */
  readonly clearLabel?: string;
}

export function TextField({ value, onChange, error, fix, suffix, clearLabel, className, ...rest }: TextFieldProps) {
  const errorId = useId();
  const isSearch = clearLabel !== undefined;
  return (
    <div className={classNames('flex min-w-0 flex-1 flex-col gap-1', className)}>
      <div className="relative flex min-w-0 items-center">
        {isSearch ? (
          <span className="pointer-events-none absolute left-2 text-fg-3">
            <Icon of={Search} size={14} />
          </span>
        ) : null}
        <input
          {...rest}
          type={rest.type ?? 'text'}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? rest['aria-describedby'] : errorId}
          className={classNames(
            fieldSurface,
            'h-7 w-full min-w-0 px-2 text-ellipsis',
            isSearch && 'pr-7 pl-7',
            suffix !== undefined && 'pr-7',
          )}
        />
        {suffix === undefined ? null : (
          <span className="pointer-events-none absolute right-2 text-meta text-fg-3">{suffix}</span>
        )}
        {isSearch && value !== '' ? (
          <button
            type="button"
            aria-label={clearLabel}
            onClick={() => {
              onChange('');
            }}
            className="absolute right-0.5 inline-flex size-6 items-center justify-center rounded-r1 text-fg-2 hover:text-fg-1"
          >
            <Icon of={X} size={14} />
          </button>
        ) : null}
      </div>
      {error === undefined ? null : (
        <FieldError id={errorId} {...(fix === undefined ? {} : { fix })}>
          {error}
        </FieldError>
      )}
    </div>
  );
}
