import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly state: 'done' | 'now' | 'later';
  /** A line leads on to the next step. */
  readonly isLast?: boolean;
  readonly children: ReactNode;
}

/** One thing to know or to do, in order. */
export function Step({ number, title, state, isLast = false, children }: StepProps) {
  return (
    <li aria-current={state === 'now' ? 'step' : undefined} className="relative flex gap-4 pb-6">
      {isLast ? null : <span aria-hidden="true" className="absolute top-8 bottom-1 left-3 w-px bg-line-2" />}
      <span
        aria-hidden="true"
        className={classNames(
          'flex size-6 shrink-0 items-center justify-center rounded-full text-base font-semibold',
          state === 'now' ? 'bg-select text-select-fg' : 'border border-line-3 text-fg-2',
        )}
      >
        {state === 'done' ? <Icon of={Check} size={14} /> : number}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1 pt-0.5">
        <h2 className={classNames('text-head', state === 'later' ? 'font-normal text-fg-2' : 'text-fg-1')}>{title}</h2>
        {children}
      </div>
    </li>
  );
}
