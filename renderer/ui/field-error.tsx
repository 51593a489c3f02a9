import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface FieldErrorProps {
  /** For `aria-describedby` of the field. */
  readonly id: string;
  readonly children: ReactNode;
  /** The fix, as a quiet underlined button. */
  readonly fix?: { readonly label: string; readonly onFix: () => void };
}

/** One sentence under a field, and the way out. */
export function FieldError({ id, children, fix }: FieldErrorProps) {
  return (
    <p id={id} role="alert" className="flex flex-wrap items-center gap-x-2 text-meta text-danger">
      <Icon of={CircleX} size={12} />
      <span>{children}</span>
      {fix === undefined ? null : (
        <button
          type="button"
          onClick={fix.onFix}
          className="min-h-6 font-medium text-fg-1 underline underline-offset-2"
        >
          {fix.label}
        </button>
      )}
    </p>
  );
}
