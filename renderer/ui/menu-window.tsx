import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { AdoptedTrigger } from './adopted-trigger.tsx';
import { menuIdOf, type UsedTrigger } from './late-trigger.tsx';
import { MenuEntries, type MenuEntry } from './menu-entries.tsx';
import { menuPopup } from './menu-surface.ts';

export interface MenuPlace {
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
}

interface MenuFrameProps extends MenuPlace {
  readonly trigger: UsedTrigger;
  readonly children: ReactNode;
}

/** A menu beside the button that opened it. */
export function MenuFrame({ trigger, align = 'start', side = 'bottom', children }: MenuFrameProps) {
  return (
    <Base.Root modal={false} onOpenChange={trigger.onOpenChange}>
      <Base.Trigger id={trigger.id} render={<AdoptedTrigger trigger={trigger} />} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className="z-menu">
          <Base.Popup id={menuIdOf(trigger.id)} className={menuPopup}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuWindowProps extends Omit<MenuFrameProps, 'children'> {
  readonly entries: readonly MenuEntry[];
}

export function MenuWindow({ entries, ...rest }: MenuWindowProps) {
  return (
    <MenuFrame {...rest}>
      <MenuEntries entries={entries} />
    </MenuFrame>
  );
}
