import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Splitter } from './splitter.tsx';

interface SidePanelProps {
  readonly side: 'left' | 'right';
  /** The panel's name for screen readers. */
  readonly label: string;
  readonly splitterLabel: string;
  /** Lies over its neighbour instead of beside it. */
  readonly isOverlay: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Pixels. */
  readonly size: number;
  /** Pixels; `usual` is the width of a new library, and of the panel while it lies over its neighbour. */
  readonly limits: { readonly min: number; readonly max: number; readonly usual: number };
  readonly onResize: (size: number) => void;
  readonly children: ReactNode;
}

function useOverlayKeys(isActive: boolean, onClose: () => void) {
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (!isActive) return;
    const before = document.activeElement;
    panel.current?.focus();
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close.current();
    };
    const element = panel.current;
    element?.addEventListener('keydown', onKeyDown);
    return () => {
      element?.removeEventListener('keydown', onKeyDown);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [isActive]);
  return panel;
}

/** A panel at the side of a screen: beside it and resizable, or over it with Escape and a press outside to close. */
export function SidePanel(props: SidePanelProps) {
  const { side, label, splitterLabel, isOverlay, isOpen, onClose, size, limits, onResize } = props;
  const panel = useOverlayKeys(isOverlay && isOpen, onClose);
  if (!isOpen) return null;
  const splitter = isOverlay ? null : (
    <Splitter
      label={splitterLabel}
      orientation="vertical"
      size={size}
      min={limits.min}
      max={limits.max}
      defaultSize={limits.usual}
      isPanelAfter={side === 'right'}
      onResize={onResize}
      onCollapse={onClose}
    />
  );
  return (
    <>
      {isOverlay ? (
        // The panel itself is closed by Escape; pressing beside it is a second way.
        <div aria-hidden="true" onClick={onClose} className="absolute inset-x-0 top-11 bottom-0 z-overlay bg-overlay" />
      ) : null}
      {side === 'right' ? splitter : null}
      <aside
        ref={panel}
        aria-label={label}
        tabIndex={isOverlay ? -1 : undefined}
        style={{ width: isOverlay ? limits.usual : size }}
        className={classNames(
          'flex shrink-0 flex-col bg-bg-1 outline-none',
          isOverlay && 'absolute top-11 bottom-0 z-sheet shadow-sheet',
          isOverlay && (side === 'left' ? 'left-0' : 'right-0'),
        )}
      >
        {props.children}
      </aside>
      {side === 'left' ? splitter : null}
    </>
  );
}
