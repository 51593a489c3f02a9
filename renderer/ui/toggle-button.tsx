import { classNames } from './class-names.ts';
import { IconButton, type IconButtonProps } from './icon-button.tsx';

interface ToggleButtonProps extends Omit<IconButtonProps, 'aria-pressed' | 'onClick' | 'onToggle'> {
  readonly isPressed: boolean;
  readonly onToggle: (isPressed: boolean) => void;
}

/** An icon that stays down. Its name does not change with its state. */
export function ToggleButton({ isPressed, onToggle, className, ...rest }: ToggleButtonProps) {
  return (
    <IconButton
      {...rest}
      aria-pressed={isPressed}
      onClick={() => {
        onToggle(!isPressed);
      }}
      className={classNames(isPressed && 'bg-bg-4 text-fg-1', className)}
    />
  );
}
