import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

interface FoldProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What only some want to see, under its title. */
export function Fold({ title, isOpen = false, className, children }: FoldProps) {
  return (
    <details open={isOpen} className={classNames('group w-full text-base text-fg-3', className)}>
      <summary className="flex min-h-6 w-fit list-none items-center gap-2 rounded-r1 pr-1">
        <Icon of={ChevronRight} size={12} className="transition-transform duration-fast group-open:rotate-90" />
        {title}
      </summary>
      {children}
    </details>
  );
}
