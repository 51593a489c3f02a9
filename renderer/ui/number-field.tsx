import { useState, type KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';
import { fieldSurface } from './field-surface.ts';

interface NumberFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Shift with an arrow key moves by this. */
  readonly fineStep?: number;
  /** Printed behind the number: "s". */
  readonly unit?: string;
  /** Gets a number inside the limits, on a step. */
  readonly onChange: (value: number) => void;
  readonly className?: string;
  readonly isDisabled?: boolean;
}

/** Reads "3,5" and "3.5"; what is no number, or outside the limits, is put back in order on Enter and on leaving. */
export function NumberField(props: NumberFieldProps) {
  const { id, label, value, min, max, step, fineStep = step, unit, onChange, className, isDisabled = false } = props;
  const [typed, setTyped] = useState<string | null>(null);

  const commit = (next: number, grid: number): void => {
    setTyped(null);
    // Whole multiples of the grid, without 0.30000000000000004.
    const onGrid = Number((Math.round(next / grid) * grid).toFixed(3));
    const inside = Math.min(max, Math.max(min, onGrid));
    if (inside !== value) onChange(inside);
  };
  const commitTyped = (): void => {
    if (typed === null) return;
    const parsed = Number(typed.trim().replace(',', '.'));
    if (typed.trim() === '' || Number.isNaN(parsed)) setTyped(null);
    else commit(parsed, fineStep);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.shiftKey ? fineStep : step;
    if (event.key === 'ArrowUp') commit(value + by, fineStep);
    else if (event.key === 'ArrowDown') commit(value - by, fineStep);
    else if (event.key === 'Enter') commitTyped();
    else if (event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
  };

  return (
    <div className={classNames('relative flex items-center', className)}>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        role="spinbutton"
        autoComplete="off"
        disabled={isDisabled}
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuetext={unit === undefined ? String(value) : `${value} ${unit}`}
        value={typed ?? String(value)}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onFocus={(event) => {
          event.target.select();
        }}
        onBlur={commitTyped}
        onKeyDown={onKeyDown}
        className={classNames(fieldSurface, 'tabular h-7 w-full min-w-0 px-2', unit !== undefined && 'pr-6')}
      />
      {unit === undefined ? null : (
        <span aria-hidden="true" className="pointer-events-none absolute right-2 text-base text-fg-3">
          {unit}
        </span>
      )}
    </div>
  );
}
