import { ContextMenu as Base } from '@base-ui/react/context-menu';
import { AdoptedTrigger } from './adopted-trigger.tsx';
import type { UsedTrigger } from './late-trigger.tsx';
import { MenuEntries, type MenuEntry } from './menu-entries.tsx';
import { menuPopup } from './menu-surface.ts';

interface ContextMenuWindowProps {
  readonly trigger: UsedTrigger;
  readonly entries: readonly MenuEntry[];
}

/** A menu where the pointer was. */
export function ContextMenuWindow({ trigger, entries }: ContextMenuWindowProps) {
  return (
    <Base.Root onOpenChange={trigger.onOpenChange}>
      <Base.Trigger render={<AdoptedTrigger trigger={trigger} />} />
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
