import { Check, Circle, CircleDashed, CircleHelp, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { KeyStatus } from '#renderer/editing/accounts/key-text.ts';
import { BusyRing } from '#renderer/ui/busy-ring.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';

const warning = { icon: TriangleAlert, className: 'text-accent-text' } as const;
const looks: Readonly<
  Record<Exclude<KeyStatus, 'testing'>, { readonly icon: LucideIcon; readonly className: string }>
> = {
  none: { icon: CircleDashed, className: 'text-fg-2' },
  untested: { icon: Circle, className: 'text-fg-2' },
  accepted: { icon: Check, className: 'text-ok' },
  refused: { icon: CircleX, className: 'text-danger' },
  unclear: { icon: CircleHelp, className: 'text-accent-text' },
  'other-origin': warning,
  unreadable: warning,
  problem: warning,
};

/** How the thing of a card stands, in a word or two with a mark. */
export function StatusMark({ status, text }: { readonly status: KeyStatus; readonly text: string }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 text-base font-medium whitespace-nowrap',
        status === 'refused' ? 'text-danger' : 'text-fg-1',
      )}
    >
      {status === 'testing' ? (
        <BusyRing />
      ) : (
        <Icon of={looks[status].icon} size={14} className={looks[status].className} />
      )}
      {text}
    </span>
  );
}
