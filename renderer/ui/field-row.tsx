import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface FieldRowProps {
  readonly label: string;
  /** Id of the control the label names; without it the label is plain text and the control needs its own name. */
  readonly htmlFor?: string;
  readonly isAbove?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A label left of its control (64 px) or above it; never inside. */
export function FieldRow({ label, htmlFor, isAbove = false, className, children }: FieldRowProps) {
  const labelClass = 'text-meta font-medium text-fg-3';
  return (
    <div className={classNames(isAbove ? 'flex flex-col gap-1' : 'flex items-start gap-2', className)}>
      {htmlFor === undefined ? (
        <span className={classNames(labelClass, !isAbove && 'w-16 shrink-0 py-1.5')}>{label}</span>
      ) : (
        <label htmlFor={htmlFor} className={classNames(labelClass, !isAbove && 'w-16 shrink-0 py-1.5')}>
          {label}
        </label>
      )}
      <div className="flex min-w-0 flex-1 items-center gap-2">{children}</div>
    </div>
  );
}
