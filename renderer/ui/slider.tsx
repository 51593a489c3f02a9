import { classNames } from './class-names.ts';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Spoken instead of the bare number: "3.5 seconds". */
  readonly valueText?: string;
  readonly onChange: (value: number) => void;
  /** When the pointer takes hold of it. */
  readonly onGrab?: () => void;
  /** When the person lets go, or after each key. */
  readonly onCommit?: () => void;
  readonly className?: string;
  readonly isDisabled?: boolean;
}

/** A native range: keys, touch and screen readers come with it. Styled in style.css as `.slider`. */
export function Slider(props: SliderProps) {
  const { label, value, min, max, step, valueText, onChange, onGrab, onCommit, className, isDisabled = false } = props;
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={isDisabled}
      onChange={(event) => {
        onChange(event.target.valueAsNumber);
      }}
      onPointerDown={onGrab}
      onPointerUp={onCommit}
      onPointerCancel={onCommit}
      onKeyUp={onCommit}
      onBlur={onCommit}
      className={classNames('slider h-6 min-h-6 min-w-16 flex-1', className)}
    />
  );
}
