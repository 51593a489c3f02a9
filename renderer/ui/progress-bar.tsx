import { classNames } from './class-names.ts';

interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1, or `null` when nobody knows: then a still segment, and the caller prints the elapsed time. */
  readonly share: number | null;
  readonly tone?: 'neutral' | 'accent';
  readonly className?: string;
}

export function ProgressBar({ label, share, tone = 'neutral', className }: ProgressBarProps) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className={classNames('h-1 overflow-hidden rounded-full bg-bg-5', className)}
    >
      <div
        style={percent === null ? { width: '34%', marginLeft: '22%' } : { width: `${percent}%` }}
        className={classNames('h-full rounded-full', tone === 'accent' ? 'bg-accent-line' : 'bg-fg-2')}
      />
    </div>
  );
}
