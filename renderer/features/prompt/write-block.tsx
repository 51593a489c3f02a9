import type { ReactNode, Ref } from 'react';
import { focusFieldIn } from '#renderer/editing/prompt-field/prompt-field.tsx';
import { classNames } from '#renderer/ui/class-names.ts';

interface WriteBlockProps {
  /** Names the block for screen readers. */
  readonly label: string;
  /** The quiet line above the words. */
  readonly meta: string;
  /** Stands in the margin: a number or an icon. */
  readonly mark: ReactNode;
  readonly isSelected?: boolean;
  readonly onSelect?: () => void;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** A paragraph of the document with a margin on its left. */
export function WriteBlock({ label, meta, mark, isSelected = false, onSelect, ref, children }: WriteBlockProps) {
  return (
    <section
      ref={ref}
      aria-label={label}
      aria-current={isSelected ? 'true' : undefined}
      // Focus by key or by pointer selects; a press beside the words puts the caret into them.
      onFocusCapture={onSelect}
      onPointerDown={(event) => {
        onSelect?.();
        if (event.target instanceof Element && event.target.closest('[contenteditable], textarea, button') === null) {
          event.preventDefault();
          focusFieldIn(event.currentTarget);
        }
      }}
      className={classNames(
        'relative flex scroll-m-2 gap-2 py-1 pr-3 pl-3 before:absolute before:inset-y-0 before:left-0 before:w-0.5',
        isSelected && 'bg-bg-2 before:bg-select',
      )}
    >
      <span aria-hidden="true" className="flex h-4 w-4 shrink-0 items-center justify-center text-fg-3">
        {mark}
      </span>
      <div className="flex min-w-0 flex-1 flex-col text-read text-fg-1">
        <p className="text-meta text-fg-3">{meta}</p>
        {children}
      </div>
    </section>
  );
}
