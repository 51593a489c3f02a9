import { useEffect, useLayoutEffect, type ComponentPropsWithRef } from 'react';
import type { TriggerHandlers, UsedTrigger } from './late-trigger.tsx';

interface AdoptedTriggerProps extends ComponentPropsWithRef<'button'> {
  readonly trigger: UsedTrigger;
}

/**
 * Stands where Base UI wants to draw a trigger, and gives it the control that is on screen already: its element, and
 * the events that it passes on.
 */
export function AdoptedTrigger({ trigger, ref, ...props }: AdoptedTriggerProps) {
  const { element, takeOver } = trigger;
  useLayoutEffect(() => {
    if (typeof ref !== 'function') return;
    const letGo = ref(element as HTMLButtonElement);
    return () => {
      if (typeof letGo === 'function') letGo();
      else ref(null);
    };
  }, [element, ref]);
  // After the layout effects, in which the menu around it becomes able to open.
  useEffect(() => {
    takeOver(props as TriggerHandlers);
  });
  return null;
}
