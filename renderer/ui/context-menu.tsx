import { lazy, type ReactElement } from 'react';
import { LateTrigger } from './late-trigger.tsx';
import type { MenuEntry } from './menu-entries.tsx';

const load = () => import('./context-menu-window.tsx');
const ContextMenuWindow = lazy(async () => ({ default: (await load()).ContextMenuWindow }));

interface ContextMenuProps {
  readonly entries: readonly MenuEntry[];
  /** The element that is right-clicked. It must pass props on. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** Opens with a right click, the menu key and Shift+F10. Everything in it can be reached another way too. */
export function ContextMenu({ entries, children }: ContextMenuProps) {
  return (
    <LateTrigger
      opensWith="context-menu"
      preload={load}
      menu={(trigger) => <ContextMenuWindow trigger={trigger} entries={entries} />}
    >
      {children}
    </LateTrigger>
  );
}
