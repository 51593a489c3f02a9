import { KeyRound } from 'lucide-react';
import { useId, type ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import { FieldError } from './field-error.tsx';
import { fieldSurface } from './field-surface.ts';
import { Icon } from './icon.tsx';

interface SecretFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value' | 'type'> {
  /** The name, for screen readers; it is not printed. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit: () => void;
  /** One sentence; the field is marked invalid and points to it. */
  readonly error?: string | undefined;
}

/** A field whose content nobody reads, remembers, completes or corrects. Enter submits. */
export function SecretField({ label, value, onChange, onSubmit, error, className, ...rest }: SecretFieldProps) {
  const errorId = useId();
  return (
    <div className={classNames('flex min-w-0 flex-1 flex-col gap-1', className)}>
      <div className="relative flex min-w-0 items-center">
        <span className="pointer-events-none absolute left-2 text-fg-3">
          <Icon of={KeyRound} size={14} />
        </span>
        <input
          {...rest}
          type="password"
          aria-label={label}
          value={value}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => {
            onChange(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            // The same press must not reach the button that has the focus afterwards.
            event.preventDefault();
            if (!event.repeat) onSubmit();
          }}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? rest['aria-describedby'] : errorId}
          className={classNames(fieldSurface, 'h-7 w-full min-w-0 pr-2 pl-7.5')}
        />
      </div>
      {error === undefined ? null : <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}
