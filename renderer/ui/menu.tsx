import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { MenuEntries, type MenuEntry } from './menu-entries.tsx';
import { menuPopup } from './menu-surface.ts';

interface MenuProps {
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** The button that opens it. It must take a ref and pass props on. */
  readonly children: ReactElement<Record<string, unknown>>;
}

export function Menu({ entries, align = 'start', side = 'bottom', children }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className="z-menu">
          <Base.Popup className={menuPopup}>
            <MenuEntries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
