import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

/** Milliseconds before the first tooltip; none while the pointer moves along a toolbar. */
const tooltipDelayMs = 500;

export function TooltipGroup({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider delay={tooltipDelayMs} closeDelay={0} timeout={400}>
      {children}
    </Base.Provider>
  );
}

interface TooltipProps {
  readonly label: string;
  /** The shortcut, as people read it. */
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** The element that gets the tooltip. It must take a ref and pass props on. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** Repeats a control's name, and adds its key, for people who see. The name itself stands on the control. */
export function Tooltip({ label, keys, side = 'top', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-tooltip">
          <Base.Popup
            aria-hidden="true"
            className="flex max-w-72 items-center gap-2 rounded-r2 bg-select px-2 py-1 text-meta font-medium text-select-fg shadow-1 transition-opacity duration-base data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {label}
            {keys === undefined ? null : <kbd className="font-sans font-normal opacity-70">{keys}</kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
