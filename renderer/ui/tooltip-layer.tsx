import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useEffect, useRef, useState } from 'react';
import { followTips } from './follow-tips.ts';

const sides = ['top', 'right', 'bottom', 'left'] as const;

interface Tip {
  readonly control: HTMLElement;
  readonly label: string;
  readonly keys: string | undefined;
  readonly side: (typeof sides)[number];
}

function readTip(control: HTMLElement): Tip {
  const { tip = '', tipKeys, tipSide } = control.dataset;
  return { control, label: tip, keys: tipKeys, side: sides.find((side) => side === tipSide) ?? 'top' };
}

/** The tooltip that is due, with the words that its control has now; a control that goes takes it along. */
function useTip(popup: { readonly current: HTMLElement | null }) {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(
    () =>
      followTips({
        show: (control) => {
          setTip(control === null ? null : readTip(control));
        },
        popup: () => popup.current,
      }),
    [popup],
  );
  const control = tip?.control;
  useEffect(() => {
    if (control === undefined) return;
    const observer = new MutationObserver(() => {
      setTip(control.isConnected ? readTip(control) : null);
    });
    observer.observe(control, { attributes: true, attributeFilter: ['data-tip', 'data-tip-keys'] });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
    };
  }, [control]);
  return tip;
}

/** Draws the one tooltip of the window. */
export function TooltipLayer() {
  const popup = useRef<HTMLDivElement>(null);
  const tip = useTip(popup);
  if (tip === null) return null;
  return (
    <Base.Root open>
      <Base.Portal>
        <Base.Positioner anchor={tip.control} side={tip.side} sideOffset={6} collisionPadding={8} className="z-tooltip">
          <Base.Popup
            ref={popup}
            aria-hidden="true"
            className="flex max-w-72 items-center gap-2 rounded-r2 bg-select px-2 py-1 text-meta font-medium text-select-fg shadow-1 transition-opacity duration-base data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {tip.label}
            {tip.keys === undefined ? null : <kbd className="font-sans font-normal opacity-70">{tip.keys}</kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
