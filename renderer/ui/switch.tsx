import { Switch as Base } from '@base-ui/react/switch';

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean;
}

/** On or off, at once. The label is part of the target. */
export function Switch({ label, isOn, onChange, isDisabled = false }: SwitchProps) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2 text-base text-fg-1 has-data-disabled:text-fg-4">
      <Base.Root
        checked={isOn}
        onCheckedChange={onChange}
        disabled={isDisabled}
        className="inline-flex h-4 w-7 shrink-0 items-center rounded-full border border-line-3 px-px transition-colors duration-fast data-checked:border-select data-checked:bg-select"
      >
        <Base.Thumb className="size-2.5 rounded-full bg-line-3 transition-transform duration-fast data-checked:translate-x-3 data-checked:bg-select-fg" />
      </Base.Root>
      {label}
    </label>
  );
}
