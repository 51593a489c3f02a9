import { ChevronsUpDown } from 'lucide-react';
import { Suspense, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import { fieldSurface } from '#renderer/ui/field-surface.ts';
import { Icon } from '#renderer/ui/icon.tsx';

interface PickerFieldProps {
  readonly label: string;
  /** What is chosen; `null` shows the placeholder. */
  readonly text: string | null;
  readonly placeholder: string;
  readonly glyph?: ReactNode;
  /** The popover; it is fetched when it is wanted first. */
  readonly picker: (place: {
    readonly anchor: HTMLElement | null;
    readonly side: 'left' | 'bottom';
    readonly listId: string;
    readonly initialQuery: string;
    readonly onClose: () => void;
  }) => ReactNode;
}

/** Looks like a select, and opens pictures. A typed letter opens it with that letter. */
export function PickerField({ label, text, placeholder, glyph, picker }: PickerFieldProps) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const listId = useId();
  const [query, setQuery] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isLetter = /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isLetter && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setQuery(isLetter ? event.key : '');
  };
  return (
    <span className="relative flex min-w-0 flex-1 items-center">
      <button
        ref={setButton}
        type="button"
        role="combobox"
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={query !== null}
        aria-controls={query === null ? undefined : listId}
        onClick={() => {
          setQuery('');
        }}
        onKeyDown={onKeyDown}
        className={classNames(
          fieldSurface,
          'flex h-7 w-full min-w-0 items-center gap-2 px-2 text-left',
          text === null && 'text-fg-3',
        )}
      >
        {glyph}
        <span className="min-w-0 flex-1 truncate">{text ?? placeholder}</span>
        <Icon of={ChevronsUpDown} size={12} className="shrink-0 text-fg-3" />
      </button>
      <Suspense fallback={null}>
        {query === null
          ? null
          : picker({
              anchor: button,
              side: 'left',
              listId,
              initialQuery: query,
              onClose: () => {
                setQuery(null);
              },
            })}
      </Suspense>
    </span>
  );
}
