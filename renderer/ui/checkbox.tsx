import { classNames } from './class-names.ts';

interface CheckboxProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  /** A sentence under the label. */
  readonly note?: string | undefined;
}

/** On or off, with its words beside it. */
export function Checkbox({ label, isChecked, onChange, note }: CheckboxProps) {
  return (
    <label
      className={classNames(
        'flex min-h-6 gap-2 text-base text-fg-1',
        note === undefined ? 'items-center' : 'items-start',
      )}
    >
      <input
        type="checkbox"
        checked={isChecked}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
        className="checkbox"
      />
      <span className="flex min-w-0 flex-col">
        <span className="whitespace-nowrap">{label}</span>
        {note === undefined ? null : <span className="text-meta text-fg-3">{note}</span>}
      </span>
    </label>
  );
}
