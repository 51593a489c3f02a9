import { cloneElement, type ReactElement } from 'react';

interface TooltipProps {
  readonly label: string;
  /** The shortcut, as people read it. */
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** The element that gets the tooltip. It must pass props on. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/**
 * Repeats a control's name, and adds its key, for people who see. The name itself stands on the control. Only marks the
 * control: what is shown, and when, is the tooltip layer's, which is loaded after the first paint.
 */
export function Tooltip({ label, keys, side = 'top', children }: TooltipProps) {
  return cloneElement(children, { 'data-tip': label, 'data-tip-keys': keys, 'data-tip-side': side });
}
