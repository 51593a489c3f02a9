import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';
import { MenuEntries, type MenuEntry } from './menu-entries.tsx';
import { menuPopup } from './menu-surface.ts';

interface ContextMenuProps {
  readonly entries: readonly MenuEntry[];
  /** The element that is right-clicked. It must take a ref and pass props on. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** Opens with a right click, the menu key and Shift+F10. Everything in it can be reached another way too. */
export function ContextMenu({ entries, children }: ContextMenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner collisionPadding={8} className="z-menu">
          <Base.Popup className={menuPopup}>
            <MenuEntries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
