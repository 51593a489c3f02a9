import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { menuItem } from './menu-surface.ts';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** The shortcut as people read it. */
  readonly keys?: string | undefined;
  /** Why it cannot be chosen; it stays in the menu. */
  readonly disabledReason?: string | undefined;
  readonly isDanger?: boolean;
  /** Marks the one that holds now. */
  readonly isChecked?: boolean;
  readonly onSelect: () => void;
}

/** An action, a line between groups, or the title of the group that follows. */
export type MenuEntry = MenuAction | 'separator' | { readonly heading: string };

/** The same rows for a menu behind a button and for a context menu. */
export function MenuEntries({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return entries.map((entry, index) => {
    if (entry === 'separator') {
      return <Base.Separator key={`separator-${index}`} className="mx-1 my-1 h-px bg-line-1" />;
    }
    if ('heading' in entry) {
      return (
        <div key={entry.heading} role="presentation" className="px-2 pt-1.5 pb-1 text-meta font-medium text-fg-3">
          {entry.heading}
        </div>
      );
    }
    return (
      <Base.Item
        key={entry.id}
        label={entry.label}
        disabled={entry.disabledReason !== undefined}
        onClick={entry.onSelect}
        className={classNames(menuItem, entry.isDanger === true && 'text-danger')}
      >
        {entry.icon === undefined ? null : (
          <span className={entry.isDanger === true ? '' : 'text-fg-2'}>
            <Icon of={entry.icon} size={14} />
          </span>
        )}
        <span className="min-w-0 flex-1 truncate">{entry.label}</span>
        {entry.isChecked === true ? <Icon of={Check} size={14} className="text-fg-2" /> : null}
        {entry.disabledReason === undefined ? null : (
          <span className="pl-3 text-meta text-fg-3">{entry.disabledReason}</span>
        )}
        {entry.keys === undefined || entry.disabledReason !== undefined ? null : (
          <kbd className="pl-3 font-sans text-meta text-fg-3">{entry.keys}</kbd>
        )}
      </Base.Item>
    );
  });
}
